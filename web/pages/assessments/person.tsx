import { useParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { countyCode } from "../../api.ts";
import { Allowed } from "../../shell/Allowed.tsx";
import { useCan } from "../../shell/me.ts";
import { fullDay, fullMoment } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { rating as words } from "../../text/rating.zh.ts";
import { ScoreKey, ScoreStrip } from "../../ui/charts/ScoreStrip.tsx";
import { Link } from "../../ui/Link.tsx";
import { useMedia } from "../../ui/media.ts";
import { How, Notice, PageHead, Section, Skeleton } from "../../ui/Page.tsx";
import { StatRow } from "../../ui/Stat.tsx";
import { StatusText } from "../../ui/StatusText.tsx";
import { Table } from "../../ui/Table.tsx";
import css from "./assessments.module.css";
import { latestOf, type PersonResult, type TieKey, useAssessments, usePersonResult } from "./data.ts";
import { Decision } from "./decision.tsx";
import {
  criterionWord,
  cut,
  gradeWord,
  outcomeKind,
  outcomeWord,
  partsOf,
  reasonsOf,
  schemeWord,
  searchedSentence,
  sentence,
  shownTotal,
  stripLabel,
  tieValue,
  tieWord,
} from "./words.ts";

/** Why one person's proposal is what it is, down to the records. */
export function PersonRating() {
  const t = useText(words);
  const params = useParams<{ id: string; person: string }>();
  const can = useCan();
  const result = usePersonResult(
    () => params.id,
    () => params.person,
  );
  const list = useAssessments();
  const superseded = (of: PersonResult["assessment"]) => {
    const latest = latestOf(list.data?.assessments ?? [], of.year, of.scheme);
    return latest !== undefined && latest.id !== of.id;
  };
  return (
    <Allowed any={["assessment.read"]}>
      <Show when={result.data} fallback={<Skeleton lines={10} />}>
        {(data) => (
          <>
            <PageHead
              title={t("p_title", {
                name: data().rating.name,
                year: data().assessment.year,
                scheme: schemeWord(data().assessment.scheme),
              })}
              sub={<FrozenLine of={data()} />}
              back={
                can("comparison.read")
                  ? {
                      href: `/c/${countyCode()}/assessments/${data().assessment.id}?unit=${data().rating.score.unitId}`,
                      label: t("back_unit", { unit: data().rating.score.unitName }),
                    }
                  : { href: `/c/${countyCode()}/my/result`, label: t("my_title") }
              }
              actions={
                <Decision
                  rating={data().rating}
                  assessment={data().assessment}
                  can={data().can.length > 0 && !superseded(data().assessment)}
                />
              }
            />
            <Show when={superseded(data().assessment)}>
              <Notice kind="short">{t("superseded")}</Notice>
            </Show>
            <Explanation of={data()} />
          </>
        )}
      </Show>
    </Allowed>
  );
}

export function FrozenLine(props: { of: PersonResult }) {
  const t = useText(words);
  return (
    <>
      {t("p_sub", {
        branch: props.of.rating.branchName,
        day: fullDay(props.of.assessment.assessmentDay),
        until: fullMoment(props.of.assessment.recordedUntil),
      })}
    </>
  );
}

/** The body of the page, shared with "my result". */
export function Explanation(props: { of: PersonResult }) {
  const t = useText(words);
  const phone = useMedia("(max-width: 760px)");
  const rating = () => props.of.rating;
  const score = () => rating().score;
  const criteria = () => score().score?.criteria ?? [];
  const ties = () => Object.entries(score().ties) as [TieKey, string | null][];
  const compared = () =>
    ["excellent", "pending_decision", "beyond_quota"].includes(rating().outcome) && props.of.quota;
  return (
    <>
      <StatRow
        stats={[
          {
            label: t("p_grade"),
            value: (
              <StatusText kind={outcomeKind(rating().outcome)}>{outcomeWord(rating().outcome)}</StatusText>
            ),
          },
          {
            label: t("p_total"),
            value: totalWords(),
          },
          {
            label: t("p_decided"),
            value: rating().decidedGrade ? gradeWord(rating().decidedGrade ?? "") : "—",
            note: rating().decidedAt
              ? fullMoment(rating().decidedAt ?? 0)
              : rating().overrideId
                ? t("waiting", { grade: gradeWord(rating().overrideGrade ?? "") })
                : t("p_undecided"),
          },
        ]}
      />
      <Show when={score().notGraded}>
        {(case_) => (
          <Notice kind="short" title={t("not_graded_title")}>
            {sentence(case_().code, case_().params)}
            <Records ids={case_().records} of={props.of} />
          </Notice>
        )}
      </Show>
      <Show when={score().score}>
        <Section title={t("criteria")}>
          <div class={css.strip}>
            <ScoreStrip label={stripLabel(score())} parts={partsOf(score())} width={520} />
            <ScoreKey names={partsOf(score()).map(({ name, shown }) => `${name} ${shown}`)} />
          </div>
          <Show
            when={!phone()}
            fallback={
              <ul class={css.criteria}>
                <For each={criteria()}>
                  {(row) => (
                    <li>
                      <b>{criterionWord(row.code)}</b>
                      <span>
                        {row.removed
                          ? t("removed")
                          : t("points_of", { points: cut(row.points), of: cut(row.of) })}
                      </span>
                      <div>
                        <Figures row={row} of={props.of} />
                        <Records ids={row.records} of={props.of} />
                      </div>
                    </li>
                  )}
                </For>
              </ul>
            }
          >
            <Table
              caption={t("criteria")}
              captionHidden
              rows={criteria()}
              columns={[
                { key: "criterion", head: t("criterion"), cell: (row) => criterionWord(row.code) },
                {
                  key: "points",
                  head: t("points"),
                  kind: "figure",
                  cell: (row) =>
                    row.removed ? (
                      <span class={css.nought}>{t("removed")}</span>
                    ) : (
                      t("points_of", { points: cut(row.points), of: cut(row.of) })
                    ),
                },
                {
                  key: "figures",
                  head: t("figures"),
                  cell: (row) => <Figures row={row} of={props.of} />,
                },
                {
                  key: "records",
                  head: t("records"),
                  cell: (row) => <Records ids={row.records} of={props.of} />,
                },
              ]}
            />
          </Show>
          <p class={css.soft}>{t("how_scale")}</p>
        </Section>
      </Show>
      <Show when={!score().notGraded}>
        <Section title={t("gates")} sub={t("gates_sub")}>
          <Show when={score().gates.length} fallback={<StatusText kind="ok">{t("gates_none")}</StatusText>}>
            <Findings of={props.of} findings={score().gates} />
          </Show>
          <p class={css.soft}>
            <MeasuresLink section="gates" of={props.of} />
          </p>
        </Section>
      </Show>
      <Show when={score().remarks.length}>
        <Section title={t("remarks")}>
          <Findings of={props.of} findings={score().remarks} soft />
        </Section>
      </Show>
      <Show when={compared()}>
        {(quota) => (
          <Section title={t("quota_title")}>
            <p>
              {t("quota_line", {
                cap: quota().cap,
                base: quota().base,
                eligible: quota().proposed.length + quota().beyond.length + quota().pending.candidates.length,
              })}
            </p>
            <p>
              {rating().outcome === "excellent"
                ? t("quota_in")
                : rating().outcome === "beyond_quota"
                  ? t("quota_beyond")
                  : t("quota_pending")}{" "}
              <MeasuresLink section="quotas" of={props.of} />
            </p>
            <Show when={rating().proposal.tieKey || rating().outcome === "pending_decision"}>
              <For each={reasonsOf(rating()).slice(0, 2)}>{(reason) => <p class={css.soft}>{reason}</p>}</For>
              <Table
                caption={t("ties")}
                rows={ties()}
                rowKind={([key]) => (key === rating().proposal.tieKey ? "chosen" : undefined)}
                columns={[
                  { key: "key", head: t("criterion"), cell: ([key]) => tieWord(key) },
                  {
                    key: "value",
                    head: t("figures"),
                    kind: "figure",
                    cell: ([key, value]) => (
                      <>
                        {tieValue(key, value)}
                        <Show when={key === rating().proposal.tieKey}> · {t("tie_decided")}</Show>
                      </>
                    ),
                  },
                ]}
              />
            </Show>
          </Section>
        )}
      </Show>
    </>
  );

  function totalWords(): JSX.Element {
    const total = rating().totalHundredths ?? hundredthsOf(score().score?.total);
    return total === null ? "—" : shownTotal(total);
  }
}

type Criterion = NonNullable<PersonResult["rating"]["score"]["score"]>["criteria"][number];

function Figures(props: { row: Criterion; of: PersonResult }) {
  const t = useText(words);
  return (
    <div class={css.figures}>
      <span>{sentence(props.row.code, props.row.params)}</span>
      <Show when={props.row.removed}>
        {(removed) => <span class={css.soft}>{sentence(removed(), props.row.params)}</span>}
      </Show>
      <How label={t("how")}>
        {t(`how_${props.row.code}`)} <MeasuresLink section="criteria" of={props.of} />
      </How>
    </div>
  );
}

/** The section of the measures in the version that the run stored. */
function MeasuresLink(props: { section: "criteria" | "gates" | "quotas"; of: PersonResult }) {
  const t = useText(words);
  return (
    <Link href={`/c/${countyCode()}/measures?version=${props.of.measuresNumber}#${props.section}`}>
      {t("by_measures", { n: props.of.measuresNumber })}
    </Link>
  );
}

/** Whoever is not graded is shown the total as information. */
function hundredthsOf(total: string | undefined): number | null {
  if (!total) return null;
  const [n, d] = total.split("/");
  return Number((BigInt(n ?? 0) * 100n) / BigInt(d ?? 1));
}

type Finding =
  | PersonResult["rating"]["score"]["gates"][number]
  | PersonResult["rating"]["score"]["remarks"][number];

function Findings(props: { of: PersonResult; findings: readonly Finding[]; soft?: boolean }) {
  return (
    <ul class={css.findings}>
      <For each={props.findings}>
        {(finding) => (
          <li data-soft={props.soft ? "" : undefined}>
            <div>
              <Show when={"gate" in finding && finding.gate}>{(gate) => <b>{gate()} </b>}</Show>
              {sentence(finding.code, finding.params)}
            </div>
            <Show when={finding.searched}>
              {(searched) => <span class={css.soft}>{searchedSentence(searched())}</span>}
            </Show>
            <Records ids={finding.records} of={props.of} />
          </li>
        )}
      </For>
    </ul>
  );
}

const folders: Record<string, string> = { ses: "sessions", ins: "inspections", ess: "essays" };

/** Sessions, inspections and essays lead to their pages; the other records are counted. */
function Records(props: { ids: readonly string[]; of: PersonResult }) {
  const t = useText(words);
  const linked = () => props.ids.filter((id) => /^(ses|ins|ess)_/.test(id));
  const others = () => props.ids.length - linked().length;
  const name = (id: string, index: number) => {
    if (id.startsWith("ess_")) return t("essay_n", { n: index + 1 });
    const quarter = props.of.facts.quarters.find(({ itemId }) => itemId === id)?.quarter;
    if (!quarter) return t("session_n", { n: index + 1 });
    const words = t("quarter_of", { year: quarter.slice(0, 4), quarter: t(quarter.slice(4) as "Q1") });
    return t("inspection_of", { quarter: words });
  };
  return (
    <Show when={props.ids.length}>
      <span class={css.records}>
        <For each={linked()}>
          {(id, index) => (
            <Link href={`/c/${countyCode()}/${folders[id.slice(0, 3)]}/${id}`}>{name(id, index())}</Link>
          )}
        </For>
        <Show when={others() > 0}>
          <span class={css.soft}>{t("record_n", { n: others() })}</span>
        </Show>
      </span>
    </Show>
  );
}
