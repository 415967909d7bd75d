import { Navigate, useSearchParams } from "@solidjs/router";
import Medal from "lucide-solid/icons/medal";
import { createMemo, For, Show } from "solid-js";
import { isNamed } from "../../../../worker/core/names.ts";
import { countyCode } from "../../../api.ts";
import { download } from "../../../download.ts";
import { useQuery } from "../../../query/index.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { useCan, useMe } from "../../../shell/me.ts";
import {
  type Assessment,
  latestOf,
  type Outcome,
  outcomes,
  overviewOf,
  type Scheme,
  schemes,
  type UnitOverview,
  useAssessments,
} from "../../../shell/rating/assessments.ts";
import { appraisedYear, schemeWord } from "../../../shell/rating/rating-words.ts";
import { usePeriod } from "../../../shell/use-period.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import { stars } from "../../../text/rating/stars.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { saveFile } from "../../../ui/export.ts";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { createEffect } from "../../../ui/solid.ts";
import { type Column, Table } from "../../../ui/Table.tsx";
import { Tabs } from "../../../ui/Tabs.tsx";
import { toast } from "../../../ui/Toast.tsx";
import css from "./assessments.module.css";
import { Differences } from "./differences.tsx";

/** A year's proposals by unit. An account with an own result alone is led there. */
export function Assessments() {
  const can = useCan();
  return (
    <Allowed any={["assessment.read"]}>
      <Show when={can("comparison.read")} fallback={<Navigate href={`/c/${countyCode()}/my/result`} />}>
        <Year />
      </Show>
    </Allowed>
  );
}

function Year() {
  const t = useText(words);
  const s = useText(stars);
  const can = useCan();
  const period = usePeriod();
  const list = useAssessments();
  const [search, setSearch] = useSearchParams<{ year?: string; scheme?: string }>();
  const scheme = (): Scheme => schemes.find((name) => name === search.scheme) ?? "democratic_appraisal";
  const years = () => [...new Set((list.data?.assessments ?? []).map(({ year }) => year))];
  const latest = () => latestOf(list.data?.assessments ?? [], period().year, scheme());
  createEffect(() => {
    const year = years()[0];
    if (!search.year && year) setTimeout(() => setSearch({ year }, { replace: true }));
  });
  const year = () => period().year;
  const me = useMe();
  return (
    <Show when={list.data} fallback={<Skeleton lines={8} />}>
      <PageHead
        title={t("title_of", { year: year(), scheme: schemeWord(scheme()) })}
        sub={t("sub")}
        actions={
          <>
            <Show when={can("measures.manage") && latest()}>{(found) => <FactsButton of={found()} />}</Show>
            <Show when={can("ballot.record")}>
              <ButtonLink href={`/c/${countyCode()}/ballots/${appraisedYear(me().today)}`}>
                {t("ballots")}
              </ButtonLink>
            </Show>
          </>
        }
      />
      <Tabs
        label={t("schemes")}
        tabs={[
          ...schemes.map((name) => ({
            href: `/c/${countyCode()}/assessments?year=${year()}&scheme=${name}`,
            label: schemeWord(name),
            current: name === scheme(),
          })),
          { href: `/c/${countyCode()}/branch-ratings?year=${year()}`, label: s("tab"), current: false },
        ]}
      />
      <Show
        when={latest()}
        keyed
        fallback={
          <EmptyState
            icon={Medal}
            title={t("none_yet", { year: year() })}
            action={
              <>
                <For each={years().slice(0, 4)}>
                  {(other) => (
                    <ButtonLink href={`/c/${countyCode()}/assessments?year=${other}&scheme=${scheme()}`}>
                      {t("other_years", { year: other })}
                    </ButtonLink>
                  )}
                </For>
                <Show when={!years().length && can("run.read")}>
                  <ButtonLink href={`/c/${countyCode()}/runs`}>{t("to_runs")}</ButtonLink>
                </Show>
              </>
            }
          >
            {t("none_yet_help")}
          </EmptyState>
        }
      >
        {(found) => <Units of={found} />}
      </Show>
    </Show>
  );
}

function FactsButton(props: { of: Assessment }) {
  const t = useText(words);
  const save = async () => {
    try {
      const { file } = await download(`/assessments/${props.of.id}/facts`, "POST");
      saveFile(file, `facts-${props.of.year}-${props.of.scheme}.json`);
    } catch (error) {
      toast(t("export_facts_failed", { sentence: sentenceOf(error) }));
    }
  };
  return <Button onClick={save}>{t("export_facts")}</Button>;
}

type UnitRow = { id: string; name: string; people: number; decided: number; cap: number | null } & {
  counts: Record<Outcome, number>;
};

const unitRow = ({ unitId, unitName, outcomes: counted, ...row }: UnitOverview): UnitRow => ({
  ...row,
  id: unitId,
  name: unitName,
  counts: Object.fromEntries(outcomes.map((name) => [name, counted[name] ?? 0])) as Record<Outcome, number>,
});

function Units(props: { of: Assessment }) {
  const t = useText(words);
  const [search] = useSearchParams<{ q?: string }>();
  const overview = useQuery(() => overviewOf(props.of.id));
  const rows = createMemo(() => (overview.data?.units ?? []).map(unitRow));
  const shown = () => rows().filter((row) => !search.q || isNamed(row.name, search.q));
  return (
    <Show when={overview.data} fallback={<Skeleton lines={8} />}>
      <Show when={props.of.attempt > 1}>
        <Notice>{t("attempt", { n: props.of.attempt })}</Notice>
      </Show>
      <FilterBar
        label={t("title")}
        filters={[{ kind: "search", name: "q", label: t("search") }]}
        count={t("count_of", { shown: shown().length, all: rows().length })}
      >
        <Export of={props.of} shown={shown()} />
      </FilterBar>
      <Table<UnitRow>
        caption={t("title_of", { year: props.of.year, scheme: schemeWord(props.of.scheme) })}
        captionHidden
        columns={columnsOf(props.of)}
        rows={shown()}
        empty={<EmptyState title={t("nothing_in")}>{t("clear_help")}</EmptyState>}
        foot={<Totals shown={shown()} />}
      />
      <Show when={props.of.attempt > 1}>
        <Differences of={props.of} />
      </Show>
    </Show>
  );
}

const unitHead = ({ scheme }: Assessment) =>
  useText(words)(scheme === "democratic_appraisal" ? "unit_branch" : "unit_organ");

function columnsOf(of: Assessment): Column<UnitRow>[] {
  const t = useText(words);
  return [
    {
      key: "unit",
      head: unitHead(of),
      cell: (row) => <Link href={`/c/${countyCode()}/assessments/${of.id}?unit=${row.id}`}>{row.name}</Link>,
    },
    {
      key: "people",
      head: t("people"),
      kind: "figure",
      cell: (row) => row.people,
      compare: (a, b) => a.people - b.people,
    },
    { key: "cap", head: t("cap"), kind: "figure", cell: (row) => row.cap ?? "" },
    ...outcomes.map(
      (outcome): Column<UnitRow> => ({
        key: outcome,
        head: t(outcome),
        kind: "figure",
        cell: (row) => <span class={countClass(outcome, row.counts[outcome])}>{row.counts[outcome]}</span>,
        compare: (a, b) => a.counts[outcome] - b.counts[outcome],
      }),
    ),
    {
      key: "decided",
      head: t("decided"),
      kind: "figure",
      cell: (row) => t("done_of", { done: row.decided, all: row.people }),
      compare: (a, b) => a.decided / a.people - b.decided / b.people,
    },
  ];
}

/** Nought is quiet; what is inside the quota or waits for a decision stands out. */
function countClass(outcome: Outcome, count: number): string | undefined {
  if (count === 0) return css.nought;
  if (outcome === "excellent") return css.gold;
  return outcome === "pending_decision" || outcome === "committee_decides" ? css.loud : undefined;
}

function Export(props: { of: Assessment; shown: UnitRow[] }) {
  const t = useText(words);
  return (
    <ExportButtons
      what={() => ({
        name: t("title_of", { year: props.of.year, scheme: schemeWord(props.of.scheme) }),
        rows: props.shown,
        columns: [
          { head: unitHead(props.of), value: (row) => row.name, width: 28 },
          { head: t("people"), value: (row) => row.people },
          { head: t("cap"), value: (row) => row.cap },
          ...outcomes.map((outcome) => ({
            head: t(outcome),
            value: (row: UnitRow) => row.counts[outcome],
          })),
          { head: t("decided"), value: (row) => row.decided },
        ],
      })}
    />
  );
}

function Totals(props: { shown: UnitRow[] }) {
  const t = useText(words);
  const total = (of: (row: UnitRow) => number) => props.shown.reduce((sum, row) => sum + of(row), 0);
  return (
    <tr class={css.foot}>
      <th scope="row">{t("total_row")}</th>
      <td>{total((row) => row.people)}</td>
      <td>{total((row) => row.cap ?? 0)}</td>
      <For each={outcomes}>{(outcome) => <td>{total((row) => row.counts[outcome])}</td>}</For>
      <td>{t("done_of", { done: total((row) => row.decided), all: total((row) => row.people) })}</td>
    </tr>
  );
}
