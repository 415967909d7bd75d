import { createSignal, For, Show } from "solid-js";
import { quartersOf } from "../../../../worker/core/calendar.ts";
import type { StandingInTrial } from "../../../../worker/rating/engine/shape-answers.ts";
import { countyCode } from "../../../api.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { useMe } from "../../../shell/me.ts";
import { type Outcome, outcomes, schemes } from "../../../shell/rating/assessments.ts";
import {
  cut,
  outcomeApart,
  outcomeKind,
  schemeWord,
  standingReasons,
} from "../../../shell/rating/rating-words.ts";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { measures as words } from "../../../text/measures/versions.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { Select } from "../../../ui/Field.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { EmptyState, PageHead, Section, Skeleton } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { Table } from "../../../ui/Table.tsx";
import { errorsOf, quarterWord } from "./measure-words.ts";
import css from "./measures.module.css";
import { ChangeLine } from "./version-list.tsx";
import { type Scheme, type Trial, useMeasures, useMeasuresDraft, useTrial } from "./versions.ts";

/** A draft tried on a year's real records: who would change from what to what, and why. */
export function MeasuresWhatIf() {
  return (
    <Allowed any={["measures.manage"]}>
      <Trying />
    </Allowed>
  );
}

function Trying() {
  const t = useText(words);
  const me = useMe();
  const list = useMeasures();
  const draft = useMeasuresDraft(() => list.data);
  const trial = useTrial();
  const thisYear = Number(me().today.slice(0, 4));
  const [year, setYear] = createSignal(thisYear - 1);
  const [from, setFrom] = createSignal("");
  const [scheme, setScheme] = createSignal<Scheme>("democratic_appraisal");
  const [tried, setTried] = createSignal(false);
  const run = () => {
    setTried(true);
    const content = draft.measures();
    if (content && !draft.faults().length)
      trial.mutate({ content, year: year(), scheme: scheme(), fromQuarter: from() || undefined });
  };
  return (
    <>
      <PageHead
        title={t("w_title")}
        sub={t("w_sub")}
        back={{
          href: `/c/${countyCode()}/measures?version=${draft.base()?.number ?? ""}`,
          label: t("w_back"),
        }}
      />
      <Show when={list.data} fallback={<Skeleton lines={6} />}>
        <Show
          when={draft.changes().length}
          fallback={<EmptyState title={t("w_none")}>{t("w_none_help")}</EmptyState>}
        >
          <ErrorSummary
            errors={[
              ...(tried() ? errorsOf(draft.faults()).map(({ sentence }) => ({ sentence })) : []),
              ...(trial.isError ? [{ sentence: sentenceOf(trial.error) }] : []),
            ]}
          />
          <ul class={css.changes}>
            <For each={draft.changes()}>
              {(change) => (
                <li>
                  <ChangeLine change={change} />
                </li>
              )}
            </For>
          </ul>
          <div class={css.pick}>
            <Select
              label={t("w_year")}
              value={`${year()}`}
              onChange={(value) => {
                setYear(Number(value));
                setFrom("");
              }}
              options={[thisYear, thisYear - 1, thisYear - 2].map((one) => ({
                value: `${one}`,
                label: `${one}`,
              }))}
            />
            <Select
              label={t("w_from")}
              value={from()}
              onChange={setFrom}
              options={quartersOf(year()).map((quarter, index) => ({
                value: index === 0 ? "" : quarter,
                label: index === 0 ? t("w_whole_year") : quarterWord(quarter),
              }))}
            />
            <Select
              label={t("w_scheme")}
              value={scheme()}
              onChange={(value) => setScheme(value as Scheme)}
              options={schemes.map((name) => ({ value: name, label: schemeWord(name) }))}
            />
            <Button kind="primary" size="tall" busy={trial.isPending} onClick={run}>
              {t("w_run")}
            </Button>
          </div>
          <Show when={from()}>
            <p class="soft">{t("w_from_help")}</p>
          </Show>
          <Show when={!trial.isPending && trial.data}>{(found) => <Outcomes of={found()} />}</Show>
        </Show>
      </Show>
    </>
  );
}

type Changed = Trial["changes"][number];

function Outcomes(props: { of: Trial }) {
  const t = useText(words);
  return (
    <>
      <p role="status">
        <b>
          {props.of.changes.length
            ? t("w_changed", { all: props.of.people, n: props.of.changes.length, m: props.of.scoreOnly })
            : t("w_no_change", { year: props.of.year })}
        </b>{" "}
        <span class="soft">{t("w_until", { at: fullMoment(props.of.recordedUntil) })}</span>
      </p>
      <Spread of={props.of} />
      <Show when={props.of.changes.length}>
        <People of={props.of} />
      </Show>
    </>
  );
}

function Spread(props: { of: Trial }) {
  const t = useText(words);
  return (
    <Section title={t("w_spread")}>
      <Table<Outcome>
        caption={t("w_spread")}
        captionHidden
        rows={outcomes}
        columns={[
          {
            key: "grade",
            head: t("w_grade"),
            cell: (name) => (
              <StatusText kind={outcomeKind(name)}>{outcomeApart(name, props.of.scheme)}</StatusText>
            ),
          },
          { key: "before", head: t("w_before"), kind: "figure", cell: (name) => props.of.before[name] },
          { key: "after", head: t("w_after"), kind: "figure", cell: (name) => props.of.after[name] },
          {
            key: "diff",
            head: t("w_diff"),
            kind: "figure",
            cell: (name) => signed(props.of.after[name] - props.of.before[name]),
          },
        ]}
      />
    </Section>
  );
}

/** People who would stand elsewhere, and why. */
function People(props: { of: Trial }) {
  const t = useText(words);
  const grade = (standing: StandingInTrial | null) =>
    standing ? outcomeApart(standing.outcome, props.of.scheme) : t("w_out");
  return (
    <Section
      title={t("w_people")}
      action={
        <span class={css.exports}>
          <ExportButtons
            what={() => ({
              name: `${t("w_title")} ${props.of.year} ${schemeWord(props.of.scheme)}`,
              rows: props.of.changes,
              columns: [
                { head: t("w_name"), value: (row: Changed) => row.name },
                { head: t("w_unit"), value: (row: Changed) => row.unitName, width: 24 },
                { head: t("w_before"), value: (row: Changed) => grade(row.before) },
                { head: t("w_after"), value: (row: Changed) => grade(row.after) },
                { head: t("w_why"), value: (row: Changed) => why(row).join("; "), width: 48 },
              ],
            })}
          />
        </span>
      }
    >
      <Table<Changed>
        caption={t("w_people")}
        captionHidden
        rows={props.of.changes}
        columns={[
          { key: "name", head: t("w_name"), cell: (row) => row.name },
          { key: "unit", head: t("w_unit"), cell: (row) => row.unitName },
          {
            key: "before",
            head: t("w_before"),
            kind: "tight",
            cell: (row) => <Grade of={row.before} scheme={props.of.scheme} />,
          },
          {
            key: "after",
            head: t("w_after"),
            kind: "tight",
            cell: (row) => <Grade of={row.after} scheme={props.of.scheme} />,
          },
          {
            key: "why",
            head: t("w_why"),
            cell: (row) => (
              <div class={css.why}>
                <For each={why(row)}>{(reason) => <span>{reason}</span>}</For>
              </div>
            ),
          },
        ]}
      />
    </Section>
  );
}

const total = (standing: StandingInTrial | null) => (standing?.score ? cut(standing.score) : "");

function why({ before, after }: Changed): string[] {
  const t = useText(words);
  const [was, is] = [before ? standingReasons(before) : [], after ? standingReasons(after) : []];
  return [
    ...was.filter((reason) => !is.includes(reason)).map((reason) => t("w_gone", { reason })),
    ...is.filter((reason) => !was.includes(reason)).map((reason) => t("w_new", { reason })),
    ...(total(before) === total(after) ? [] : [t("w_score", { before: total(before), after: total(after) })]),
  ];
}

function Grade(props: { of: StandingInTrial | null; scheme: Scheme }) {
  const t = useText(words);
  return (
    <Show when={props.of} fallback={<StatusText kind="none">{t("w_out")}</StatusText>}>
      {(standing) => (
        <StatusText kind={outcomeKind(standing().outcome)}>
          {outcomeApart(standing().outcome, props.scheme)}
        </StatusText>
      )}
    </Show>
  );
}

const signed = (difference: number) =>
  difference > 0 ? `+${difference}` : difference === 0 ? "" : `−${-difference}`;
