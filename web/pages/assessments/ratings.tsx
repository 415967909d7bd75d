import { Navigate, useParams, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, Show } from "solid-js";
import { countyCode } from "../../api.ts";
import { Allowed } from "../../shell/Allowed.tsx";
import { ExportButtons } from "../../shell/ExportButtons.tsx";
import { fullDay, fullMoment } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { rating as words } from "../../text/rating.zh.ts";
import { sentenceOf } from "../../text/refusal-sentences.ts";
import { shell } from "../../text/shell.zh.ts";
import { Button } from "../../ui/Button.tsx";
import { ScoreKey, ScoreStrip } from "../../ui/charts/ScoreStrip.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { FilterBar } from "../../ui/FilterBar.tsx";
import { ErrorSummary } from "../../ui/Form.tsx";
import { Link } from "../../ui/Link.tsx";
import { EmptyState, Notice, PageHead, Skeleton } from "../../ui/Page.tsx";
import { StatusText } from "../../ui/StatusText.tsx";
import { type Column, type RowKind, Table } from "../../ui/Table.tsx";
import { toast } from "../../ui/Toast.tsx";
import css from "./assessments.module.css";
import {
  inLine,
  isReady,
  type ListedRating,
  latestOf,
  outcomes,
  type Ratings,
  useAssessments,
  useConfirm,
  useRatings,
} from "./data.ts";
import { Decision } from "./decision.tsx";
import {
  criterionWord,
  gradeWord,
  outcomeKind,
  outcomeWord,
  partsOf,
  reasonsOf,
  schemeWord,
  shownTotal,
  stripLabel,
  warningsOf,
} from "./words.ts";

/** The proposals of one branch or organ, with the quota line where it falls. */
export function UnitRatings() {
  const params = useParams<{ id: string }>();
  const [search] = useSearchParams<{ unit?: string }>();
  const ratings = useRatings(
    () => params.id,
    () => search.unit,
  );
  return (
    <Allowed any={["assessment.read"]}>
      <Show when={search.unit} fallback={<Navigate href={`/c/${countyCode()}/assessments`} />}>
        {(unit) => (
          <Show when={ratings.data} fallback={<Skeleton lines={10} />}>
            {(data) => <Unit data={data()} unit={unit()} />}
          </Show>
        )}
      </Show>
    </Allowed>
  );
}

function Unit(props: { data: Ratings; unit: string }) {
  const t = useText(words);
  const list = useAssessments();
  const [search] = useSearchParams<{ q?: string; outcome?: string }>();
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = createSignal<"all" | "some">();
  const assessment = () => props.data.assessment;
  const organs = () => assessment().scheme === "annual_assessment";
  const people = createMemo(() =>
    inLine(props.data.ratings.filter(({ score }) => score.notGraded?.code !== "out_of_scheme")),
  );
  const unitName = () => people()[0]?.score.unitName ?? "";
  const quota = () => props.data.quotas[0];
  const superseded = () => {
    const latest = latestOf(list.data?.assessments ?? [], assessment().year, assessment().scheme);
    return latest !== undefined && latest.id !== assessment().id;
  };
  const may = (row: ListedRating) => row.can.length > 0 && !superseded();
  const ready = createMemo(() => people().filter((row) => isReady(row) && may(row)));
  const picked = () => ready().filter(({ personId }) => chosen().has(personId));
  const shown = createMemo(() =>
    people().filter(
      (row) =>
        (!search.q || row.name.includes(search.q)) && (!search.outcome || row.outcome === search.outcome),
    ),
  );
  /** The last who is inside the quota, or equal on its line. */
  const cutAfter = createMemo(() => {
    const inside = shown().filter(({ outcome }) => outcome === "excellent" || outcome === "pending_decision");
    const below = shown().some(({ outcome }) => outcome === "beyond_quota" || outcome === "qualified");
    return below ? inside.at(-1)?.personId : undefined;
  });
  const pick = (id: string, on: boolean) => {
    const next = new Set(chosen());
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const criteria = () =>
    [...new Set(people().flatMap(({ score }) => partsOf(score).map(({ name }) => name)))].length
      ? ["C1", "C2", "C3", "C4", "C5", "C6"].map(criterionWord)
      : [];
  const columns = (): Column<ListedRating>[] => [
    {
      key: "name",
      head: t("name"),
      cell: (row) => (
        <span class={css.name}>
          <Show when={ready().length > 0}>
            <span class={css.tick}>
              <Show when={isReady(row) && may(row)}>
                <input
                  type="checkbox"
                  aria-label={t("select", { name: row.name })}
                  checked={chosen().has(row.personId)}
                  onChange={(event) => pick(row.personId, event.currentTarget.checked)}
                />
              </Show>
            </span>
          </Show>
          <Link href={`/c/${countyCode()}/assessments/${assessment().id}/people/${row.personId}`}>
            {row.name}
          </Link>
        </span>
      ),
    },
    ...(organs()
      ? [
          {
            key: "branch",
            head: t("branch"),
            kind: "tight" as const,
            cell: (row: ListedRating) => row.branchName,
          },
        ]
      : []),
    {
      key: "grade",
      head: t("grade"),
      kind: "tight",
      cell: (row) => <StatusText kind={outcomeKind(row.outcome)}>{outcomeWord(row.outcome)}</StatusText>,
    },
    {
      key: "total",
      head: t("total"),
      kind: "figure",
      cell: (row) => (row.totalHundredths === null ? "" : shownTotal(row.totalHundredths)),
      compare: (a, b) => (a.totalHundredths ?? -1) - (b.totalHundredths ?? -1),
    },
    {
      key: "strip",
      head: t("strip"),
      cell: (row) => (
        <Show when={row.score.score}>
          <ScoreStrip label={stripLabel(row.score)} parts={partsOf(row.score)} width={200} />
        </Show>
      ),
    },
    {
      key: "why",
      head: t("why"),
      cell: (row) => (
        <div class={css.why}>
          <For each={reasonsOf(row)}>{(reason) => <span>{reason}</span>}</For>
        </div>
      ),
    },
    {
      key: "decision",
      head: t("decision"),
      cell: (row) => <Decision rating={row} assessment={assessment()} can={may(row)} />,
    },
  ];
  return (
    <>
      <PageHead
        title={t("ratings_of", {
          unit: unitName(),
          year: assessment().year,
          scheme: schemeWord(assessment().scheme),
        })}
        sub={subLine()}
        back={{
          href: `/c/${countyCode()}/assessments?year=${assessment().year}&scheme=${assessment().scheme}`,
          label: t("back"),
        }}
        actions={
          <>
            <ExportButtons what={sheet} />
            <Show when={picked().length}>
              <Button onClick={() => setAsking("some")}>{t("confirm_some", { n: picked().length })}</Button>
            </Show>
            <Show when={ready().length}>
              <Button kind="primary" onClick={() => setAsking("all")}>
                {t("confirm_all", { n: ready().length })}
              </Button>
            </Show>
          </>
        }
      />
      <Show when={superseded()}>
        <Notice kind="short">{t("superseded")}</Notice>
      </Show>
      <For each={warningsOf(props.data.quotas)}>{(warning) => <Notice kind="short">{warning}</Notice>}</For>
      <Show when={(quota()?.pending.seats ?? 0) > 0}>
        <Notice kind="short">
          {t("pending_notice", {
            seats: quota()?.pending.seats ?? 0,
            names: (quota()?.pending.candidates ?? [])
              .map((id) => people().find(({ personId }) => personId === id)?.name ?? "")
              .join(", "),
          })}
        </Notice>
      </Show>
      <FilterBar
        label={t("search_person")}
        filters={[
          { kind: "search", name: "q", label: t("search_person") },
          {
            kind: "select",
            name: "outcome",
            label: t("grade"),
            options: outcomes.map((value) => ({ value, label: t(value) })),
          },
        ]}
        count={t("count_of", { shown: shown().length, all: people().length })}
      >
        <Show when={ready().length}>
          <Button
            kind="quiet"
            onClick={() =>
              setChosen(
                new Set(picked().length === ready().length ? [] : ready().map(({ personId }) => personId)),
              )
            }
          >
            {t("select_all")}
          </Button>
        </Show>
      </FilterBar>
      <ScoreKey names={criteria()} />
      <Table<ListedRating>
        caption={t("ratings_of", {
          unit: unitName(),
          year: assessment().year,
          scheme: schemeWord(assessment().scheme),
        })}
        captionHidden
        columns={columns()}
        rows={shown()}
        rowKind={(row) => {
          const kinds: RowKind[] = [];
          if (row.personId === cutAfter()) kinds.push("cut");
          return kinds;
        }}
        empty={
          <EmptyState title={people().length ? t("nobody") : t("nobody_here")}>{t("clear_help")}</EmptyState>
        }
      />
      <p class={css.soft}>{t("line_help")}</p>
      <Confirming
        id={assessment().id}
        unit={props.unit}
        asking={asking()}
        people={asking() === "some" ? picked() : ready()}
        onClose={() => setAsking(undefined)}
        onDone={() => setChosen(new Set<string>())}
      />
    </>
  );

  function subLine() {
    const at = fullMoment(assessment().createdAt);
    const day = fullDay(assessment().assessmentDay);
    const found = quota();
    return found
      ? t("ratings_sub", { at, day, people: people().length, cap: found.cap, base: found.base })
      : t("ratings_sub_plain", { at, day, people: people().length });
  }

  function sheet() {
    const criterion = (row: ListedRating, code: string) => {
      const found = row.score.score?.criteria.find((one) => one.code === code);
      const [n, d] = (found?.points ?? "0/1").split("/");
      return found && found.removed === null ? Number((BigInt(n ?? 0) * 100n) / BigInt(d ?? 1)) / 100 : null;
    };
    return {
      name: t("ratings_of", {
        unit: unitName(),
        year: assessment().year,
        scheme: schemeWord(assessment().scheme),
      }),
      rows: shown(),
      columns: [
        { head: t("name"), value: (row: ListedRating) => row.name },
        { head: t("branch"), value: (row: ListedRating) => row.branchName, width: 24 },
        { head: t("grade"), value: (row: ListedRating) => outcomeWord(row.outcome) },
        {
          head: t("total"),
          value: (row: ListedRating) => (row.totalHundredths === null ? null : row.totalHundredths / 100),
        },
        ...["C1", "C2", "C3", "C4", "C5", "C6"].map((code) => ({
          head: criterionWord(code),
          value: (row: ListedRating) => criterion(row, code),
        })),
        { head: t("export_why"), value: (row: ListedRating) => reasonsOf(row).join("; "), width: 48 },
        {
          head: t("export_decided"),
          value: (row: ListedRating) => (row.decidedGrade ? gradeWord(row.decidedGrade) : ""),
        },
      ],
    };
  }
}

function Confirming(props: {
  id: string;
  unit: string;
  asking: "all" | "some" | undefined;
  people: readonly ListedRating[];
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useText(words);
  const s = useText(shell);
  const confirm = useConfirm(() => props.id);
  const close = () => {
    confirm.reset();
    props.onClose();
  };
  const send = () =>
    confirm.mutate(
      props.asking === "all"
        ? { unitId: props.unit }
        : { people: props.people.map(({ personId }) => personId) },
      {
        onSuccess: ({ confirmed }) => {
          toast(t("confirmed", { n: confirmed }));
          close();
          props.onDone();
        },
      },
    );
  return (
    <Dialog
      open={props.asking !== undefined}
      title={t("confirm_title", { n: props.people.length })}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{s("cancel")}</Button>
          <Button kind="primary" busy={confirm.isPending} onClick={send}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={confirm.isError ? [{ sentence: sentenceOf(confirm.error) }] : []} />
      <p>{t("confirm_excellent", { n: props.people.filter(({ grade }) => grade === "excellent").length })}</p>
      <p class={css.soft}>{t("confirm_help")}</p>
    </Dialog>
  );
}
