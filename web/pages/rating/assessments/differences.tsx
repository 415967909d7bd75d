import { For, Show } from "solid-js";
import type { Difference, StandingInRun } from "../../../../worker/rating/engine/shape-answers.ts";
import { county, countyCode } from "../../../api.ts";
import { useQuery } from "../../../query/index.ts";
import type { Assessment } from "../../../shell/rating/assessments.ts";
import { criterionWord, cut, outcomeWord } from "../../../shell/rating/rating-words.ts";
import { listed } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { differences as words } from "../../../text/rating/assessments-differences.zh.ts";
import { Link } from "../../../ui/Link.tsx";
import { Notice } from "../../../ui/Page.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import css from "./assessments.module.css";

/** Facts that say the same thing to a reader share a word. */
const factWords = {
  name: "name",
  branch: "unit",
  organ: "unit",
  standing: "standing",
  post: "post",
  employment: "post",
  onProbation: "post",
  months: "months",
  monthsInPost: "months",
  attendance: "attendance",
  attendanceRecords: "attendance",
  minutes: "minutes",
  certificates: "minutes",
  characters: "notes",
  notes: "notes",
  verifiedBooks: "notes",
  countedBook: "notes",
  quarters: "quarters",
  essays: "essays",
  items: "items",
  ballots: "ballots",
  lessons: "lessons",
  lessonsByRota: "lessons",
  mustReads: "mustReads",
  warnings: "warnings",
  gradedElsewhere: "gradedElsewhere",
  exemptOnDay: "exemptOnDay",
  held: "held",
  leaveDays: "leave",
  leaveRecords: "leave",
  memberships: "unit",
  standingRecord: "standing",
  postRecord: "post",
} as const;

/** What a re-run changed, person by person, beside the proposal it supersedes. */
export function Differences(props: { of: Assessment }) {
  const t = useText(words);
  const found = useQuery(() => ({
    queryKey: ["ratings", props.of.id, "differences"],
    queryFn: () => county.get(`/assessments/${props.of.id}/differences`),
  }));
  const outcome = (standing: StandingInRun | null) =>
    standing ? outcomeWord(standing.outcome, props.of.scheme) : t("absent");
  const total = (standing: StandingInRun | null) => (standing?.total ? cut(standing.total) : "–");
  const change = (before: string, after: string) =>
    before === after ? after : t("change", { before, after });
  const reasons = ({ facts, criteria, gates }: Difference) => {
    const named = facts.map((fact) => t(factWords[fact as keyof typeof factWords] ?? "name"));
    const points = (fraction: string | null) => (fraction ? cut(fraction) : "–");
    return [
      ...(named.length ? [t("facts", { list: listed([...new Set(named)]) })] : []),
      ...criteria.map(({ code, before, after }) =>
        t("criteria", { name: criterionWord(code), before: points(before), after: points(after) }),
      ),
      ...(gates.fallen.length ? [t("fallen", { list: listed(gates.fallen.map(gate)) })] : []),
      ...(gates.new.length ? [t("arisen", { list: listed(gates.new.map(gate)) })] : []),
    ];
  };
  const columns = (): Column<Difference>[] => [
    {
      key: "person",
      head: t("person"),
      cell: (row) => (
        <Link href={`/c/${countyCode()}/assessments/${props.of.id}/people/${row.personId}`}>{row.name}</Link>
      ),
    },
    { key: "branch", head: t("branch"), kind: "tight", cell: (row) => row.branchName },
    { key: "outcome", head: t("outcome"), cell: (row) => change(outcome(row.before), outcome(row.after)) },
    {
      key: "total",
      head: t("total"),
      kind: "figure",
      cell: (row) => change(total(row.before), total(row.after)),
    },
    {
      key: "changed",
      head: t("changed"),
      cell: (row) => (
        <div class={css.why}>
          <For each={reasons(row)}>{(reason) => <span>{reason}</span>}</For>
        </div>
      ),
    },
  ];
  return (
    <Show when={found.data?.supersedes}>
      {(earlier) => (
        <section>
          <h2>{t("title")}</h2>
          <Show when={found.data?.differences.length} fallback={<Notice>{t("none")}</Notice>}>
            <p class={`soft ${css.help}`}>{t("sub", { n: earlier().attempt })}</p>
            <Table<Difference>
              caption={t("title")}
              captionHidden
              columns={columns()}
              rows={found.data?.differences ?? []}
            />
          </Show>
        </section>
      )}
    </Show>
  );
}

/** G8_lesson reads G8: the person's page has its sentence. */
function gate(code: string): string {
  return code.split("_")[0] ?? code;
}
