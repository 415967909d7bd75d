import type { Measures } from "../../measures/versions/shape";
import type { Cite, YearFacts } from "./shape";
import type { Assessed } from "./shape-answers";

/** What kind of record an id names, so that a page can lead to it. */
export type Cited = {
  kind:
    | "session"
    | "make_up"
    | "certificate"
    | "note"
    | "verification"
    | "inspection"
    | "essay"
    | "item"
    | "ballots"
    | "lesson"
    | "must_read"
    | "warning"
    | "outside_appraisal"
    | "exemption"
    | "open_case"
    | "leave"
    | "membership"
    | "standing"
    | "post";
  id: string;
};

const listed = (kind: Cited["kind"], ids: readonly (string | null | undefined)[]): Cited[] =>
  ids.filter((id) => typeof id === "string").map((id) => ({ kind, id }));

const lists: Record<Exclude<Cite, `${string}:${string}`>, (facts: YearFacts) => Cited[]> = {
  certificates: (facts) => listed("certificate", facts.certificates),
  notes: (facts) => listed("note", facts.notes),
  verified_books: (facts) => listed("verification", facts.verifiedBooks),
  counted_book: (facts) => listed("inspection", [facts.countedBook]),
  items: (facts) => listed("item", facts.items),
  ballots: (facts) => listed("ballots", [facts.ballots?.id]),
  lessons: (facts) => listed("lesson", facts.lessons),
  must_reads: (facts) => listed("must_read", facts.mustReads.missing),
  warnings: (facts) => listed("warning", facts.warnings),
  outside_appraisal: (facts) => listed("outside_appraisal", [facts.gradedElsewhere]),
  exemption: (facts) => listed("exemption", [facts.exemptOnDay]),
  open_case: (facts) => listed("open_case", [facts.held]),
  leaves: (facts) => listed("leave", facts.leaveRecords),
  memberships: (facts) => listed("membership", facts.memberships),
  standing: (facts) => listed("standing", [facts.standingRecord]),
  post: (facts) => listed("post", [facts.postRecord]),
};

/** The records that citations name, from the frozen facts of the same person (measures §9); a file that only counts has none. */
export function recordsCited(facts: YearFacts, cites: readonly Cite[]): Cited[] {
  return cites.flatMap((cite) => listOf(facts, cite)).filter(({ id }) => !id.startsWith("#"));
}

/** Everything that one person's explanation cites: each criterion, gate, remark and not-graded case. */
export function citesOf({ score, gates, remarks, notGraded }: Assessed): Cite[] {
  const reasons = [...(score?.criteria ?? []), ...gates, ...remarks, ...(notGraded ? [notGraded] : [])];
  return [...new Set(reasons.flatMap(({ records }) => records))];
}

/** Whether the frozen facts list anything under a citation. */
export function isListed(facts: YearFacts, cite: Cite): boolean {
  return listOf(facts, cite).length > 0;
}

function listOf(facts: YearFacts, cite: Cite): Cited[] {
  const [list = "", part = ""] = cite.split(":");
  if (list === "essays") {
    const own = facts.essays.filter(({ half }) => half === part);
    return own.map(({ id }) => ({ kind: "essay", id }));
  }
  if (list === "inspections") {
    const own = facts.quarters.filter(({ quarter }) => quarter === part);
    return own.map(({ itemId }) => ({ kind: "inspection", id: itemId }));
  }
  if (list !== "attendance") return lists[list as keyof typeof lists](facts);
  const status = part as Status;
  return listed(status === "made_up" ? "make_up" : "session", facts.attendanceRecords[status]);
}

type Status = keyof YearFacts["attendanceRecords"];

/** The rows of every status that the county's counting expects (measures §4). */
export function expectedCited(facts: YearFacts, { attendance }: Measures): Cite[] {
  return attendanceCited(facts, (status) => attendance[status].expected === 1);
}

/** Sessions whose minutes count, and certificates (measures §4). */
export function hoursCited(facts: YearFacts, { attendance }: Measures): Cite[] {
  const sessions = attendanceCited(facts, (status) => attendance[status].hours === 1);
  return isListed(facts, "certificates") ? [...sessions, "certificates"] : sessions;
}

function attendanceCited(facts: YearFacts, counts: (status: Status) => boolean): Cite[] {
  return (Object.keys(facts.attendanceRecords) as Status[])
    .filter((status) => counts(status) && facts.attendance[status] > 0)
    .map((status): Cite => `attendance:${status}`);
}

/** Notes with the counts that stand in place of declared ones (measures §6). */
export function notesCited(facts: YearFacts): Cite[] {
  return (["notes", "verified_books", "counted_book"] as const).filter((cite) => isListed(facts, cite));
}

/** The accepted essays of a half-year, those that are too short among them (measures §5). */
export function essaysCited(facts: YearFacts, half: string): Cite[] {
  const cite: Cite = `essays:${half}`;
  return isListed(facts, cite) ? [cite] : [];
}

/** The inspections of some quarters. */
export function inspectionsCited(quarters: YearFacts["quarters"]): Cite[] {
  return quarters.map(({ quarter }): Cite => `inspections:${quarter}`).sort();
}
