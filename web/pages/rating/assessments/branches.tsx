import { For, Show } from "solid-js";
import type {
  BranchItem,
  BranchProposal,
  BranchRating,
  MeetingFacts,
} from "../../../../worker/rating/stars/shape.ts";
import { county, countyCode } from "../../../api.ts";
import { useQuery } from "../../../query/index.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { schemes } from "../../../shell/rating/assessments.ts";
import { cut, numberOf, schemeWord } from "../../../shell/rating/rating-words.ts";
import { usePeriod } from "../../../shell/use-period.ts";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { stars as words } from "../../../text/rating/stars.zh.ts";
import { meetings as meetingWords } from "../../../text/study/sessions-kinds.zh.ts";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import { Tabs } from "../../../ui/Tabs.tsx";
import css from "./assessments.module.css";

type Answer = BranchProposal & {
  year: number;
  until: string;
  measures: number;
  meetings: Record<string, MeetingFacts[]>;
};
const codes = ["plan", "meetings", "attendance", "inspections", "rectification", "closing"] as const;

type MeetingCounts = { due: number; held: number; late: number };

/** Scores and stars of branches, each figure with what it rests on, never sorted by score on its own. */
export function BranchRatings() {
  const period = usePeriod();
  const found = useQuery(() => ({
    queryKey: ["branch-ratings", period().year],
    queryFn: () => county.get(`/branch-ratings?year=${period().year}`),
  }));
  return (
    <Allowed any={["comparison.read"]}>
      <Show when={found.data} fallback={<Skeleton lines={10} />}>
        {(data) => <Branches data={data()} />}
      </Show>
    </Allowed>
  );
}

function Branches(props: { data: Answer }) {
  const t = useText(words);
  const base = () => `/c/${countyCode()}`;
  const title = () => t("title", { year: props.data.year });
  const columns = () => columnsOf(props.data);
  return (
    <>
      <PageHead
        title={title()}
        sub={t("sub", { day: fullDay(props.data.until), n: props.data.measures })}
        actions={<ExportButtons what={() => sheetOf(title(), props.data)} />}
      />
      <Tabs
        label={t("tab")}
        tabs={[
          ...schemes.map((name) => ({
            href: `${base()}/assessments?year=${props.data.year}&scheme=${name}`,
            label: schemeWord(name),
            current: false,
          })),
          { href: `${base()}/branch-ratings?year=${props.data.year}`, label: t("tab"), current: true },
        ]}
      />
      <Notice>{t("quota", { cap: props.data.quota.cap, base: props.data.quota.base })}</Notice>
      <Show when={props.data.quota.pending.seats > 0}>
        <Notice kind="short">{t("pending", { seats: props.data.quota.pending.seats })}</Notice>
      </Show>
      <Table<BranchRating>
        caption={title()}
        captionHidden
        columns={columns()}
        rows={props.data.ratings}
        empty={<EmptyState title={t("none")}>{t("none_help")}</EmptyState>}
      />
      <p class={`soft ${css.help}`}>{t("how")}</p>
    </>
  );
}

/** What nobody has a record of yet is no column. */
const shownIn = ({ ratings }: Answer) =>
  codes.filter((code) => ratings.some((row) => itemOf(row, code)?.removed !== "not_recorded"));

const itemOf = (row: BranchRating, code: string) => row.items.find((item) => item.code === code);

function columnsOf(data: Answer): Column<BranchRating>[] {
  const t = useText(words);
  return [
    { key: "branch", head: t("branch"), cell: (row) => row.name },
    { key: "stars", head: t("stars"), kind: "tight", cell: (row) => t(row.outcome) },
    {
      key: "total",
      head: t("total"),
      kind: "figure",
      cell: (row) => (row.total ? cut(row.total) : "–"),
      compare: (a, b) => numberOf(a.total ?? "0/1") - numberOf(b.total ?? "0/1"),
    },
    ...shownIn(data).map(
      (code): Column<BranchRating> => ({
        key: code,
        head: t(code),
        kind: "figure",
        cell: (row) => <Figure item={itemOf(row, code)} href={rowsOf(data, row, code)} />,
      }),
    ),
    {
      key: "why",
      head: t("why"),
      cell: (row) => (
        <div class={css.why}>
          <For each={missingOf(data, row)}>{(line) => <span>{line}</span>}</For>
        </div>
      ),
    },
  ];
}

/** Where the rows behind a figure are listed. */
function rowsOf(data: Answer, row: BranchRating, code: string): string | undefined {
  const base = `/c/${countyCode()}`;
  if (code === "meetings" || code === "attendance")
    return `${base}/sessions?unit=${row.branchId}&from=${data.year}-01-01&to=${data.until}`;
  const last = itemOf(row, code)?.records.at(-1);
  return last && `${base}/inspections/${last}`;
}

function missingOf(data: Answer, row: BranchRating): string[] {
  const t = useText(words);
  const m = useText(meetingWords);
  return (data.meetings[row.branchId] ?? [])
    .filter(({ missing }) => missing.length > 0)
    .map(({ standard, missing }) =>
      t("missing", { meeting: m(standard as "party_lesson"), periods: periodWords(missing) }),
    );
}

function periodWords(periods: readonly string[]): string {
  const t = useText(words);
  const spans: [from: string, to: string][] = [];
  for (const period of periods) {
    const last = spans.at(-1);
    if (last && /^\d{4}-\d{2}$/.test(period) && Number(period.slice(5)) === Number(last[1].slice(5)) + 1)
      last[1] = period;
    else spans.push([period, period]);
  }
  return spans
    .map(([from, to]) => {
      if (/Q\d$/.test(from)) return t("quarter", { n: from.at(-1) ?? "" });
      if (!from.includes("-")) return t("whole_year");
      const [first, last] = [Number(from.slice(5)), Number(to.slice(5))];
      return first === last ? t("one_month", { n: first }) : t("months", { first, last });
    })
    .join(t("comma"));
}

function Figure(own: { item: BranchItem | undefined; href: string | undefined }) {
  const t = useText(words);
  return (
    <Show when={own.item}>
      {(item) => (
        <div class={css.pair}>
          <Show when={!item().removed}>
            <span>{t("points", { points: cut(item().points), of: cut(item().of) })}</span>
          </Show>
          <Show when={!item().removed && own.href} fallback={<span class="soft">{basisOf(item())}</span>}>
            {(href) => <Link href={href()}>{basisOf(item())}</Link>}
          </Show>
        </div>
      )}
    </Show>
  );
}

function basisOf(item: BranchItem): string {
  const t = useText(words);
  if (item.removed) return t(item.removed);
  return item.code === "meetings"
    ? t(item.params.late ? "meetings_late" : "meetings_are", item.params as MeetingCounts)
    : t("part_is", item.params as { done: number; of: number });
}

function sheetOf(name: string, data: Answer) {
  const t = useText(words);
  return {
    name,
    rows: data.ratings,
    columns: [
      { head: t("branch"), value: (row: BranchRating) => row.name, width: 28 },
      { head: t("stars"), value: (row: BranchRating) => t(row.outcome) },
      { head: t("total"), value: (row: BranchRating) => (row.total ? Number(cut(row.total)) : null) },
      ...shownIn(data).map((code) => ({
        head: t(code),
        value: (row: BranchRating) => {
          const item = itemOf(row, code);
          return item && !item.removed ? Number(cut(item.points)) : null;
        },
      })),
      { head: t("why"), value: (row: BranchRating) => missingOf(data, row).join("; "), width: 48 },
    ],
  };
}
