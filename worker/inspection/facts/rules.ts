import {
  type DaysOff,
  firstDay,
  halfOf,
  lastDay,
  monthOf,
  type Quarter,
  quarterOf,
  yearOf,
} from "../../core/calendar";
import { format, isZero, ofShare } from "../../core/rational";
import { floorTo } from "../../measures/versions/rules";
import { STATUSES } from "../../measures/versions/rules-counting";
import type { Measures, MeasuresVersion } from "../../measures/versions/shape";
import { countedMonths, daysCovered, monthsInPost } from "../calendar/rules-months";
import {
  attendanceOf,
  attendedIn,
  intervalsOf,
  isExemptThroughout,
  minutesOf,
  recordsOf,
  rowsOf,
  sessionsOf,
  standing,
} from "./rules-attendance";
import type { PersonRecord, YearRecord } from "./shape";
import type { InspectionResult, QuarterFacts } from "./shape-quarter";
import type { YearFacts } from "./shape-year";

/** The quarter's facts of one person, or undefined for who was not in post during it (measures §6). */
export function quarterFactsOf(
  record: PersonRecord,
  quarter: Quarter,
  measures: Measures,
  daysOff?: DaysOff,
): QuarterFacts | undefined {
  const [first, last] = [firstDay(quarter), lastDay(quarter)];
  const branch = record.memberships.findLast(
    (row) => row.from <= last && (row.until === null || row.until > first),
  );
  if (!branch) return undefined;
  const person = intervalsOf(record);
  const attendance = standing(record, person, daysOff);
  const inQuarter = attendance.filter((group) => quarterOf(group.month) === quarter);
  const earlier = attendance.filter((group) => quarterOf(group.month) < quarter);
  const exemptionIds = record.exemptions
    .filter((row) => row.from <= last && (row.until === null || row.until > first))
    .map((row) => row.id);
  return {
    personId: record.personId,
    name: record.name,
    unitId: branch.branchId,
    unitName: branch.branchName,
    quarter,
    exemptWholeQuarter: isExemptThroughout(person, quarter, daysOff),
    exemptionIds,
    months: countedMonths(person, monthOf(firstDay(yearOf(quarter))), monthOf(last), daysOff),
    typedCharacters: typedCharacters(record),
    typedNotes: record.notes.filter((note) => note.form === "typed").map(({ id }) => id),
    books: booksOf(record, quarter),
    verifiedBooks: verifiedOf(record),
    notesInQuarter: record.notes.filter((n) => n.writtenOn >= first && n.writtenOn <= last).length,
    sessions: sessionsOf(inQuarter, measures),
    leaves: rowsOf(inQuarter, "leave") + rowsOf(inQuarter, "made_up"),
    leaveRecords: [...recordsOf(inQuarter, "leave"), ...recordsOf(inQuarter, "made_up")].toSorted(),
    unexcusedRecords: recordsOf(inQuarter, "unexcused"),
    attendedRecords: attendedIn(inQuarter),
    earlierRecords: STATUSES.filter((status) => measures.attendance[status].hours === 1)
      .flatMap((status) => recordsOf(earlier, status))
      .toSorted(),
    minutes: minutesOf(attendance, measures) + certified(record),
    certificates: record.certificates.map(({ id }) => id),
    essays: record.essays
      .filter((e) => e.half === halfOf(quarter))
      .map(({ id, characters }) => ({ id, characters })),
  };
}

/** The year's facts of one person, or undefined for who did not belong to a branch on the assessment day (measures §7). */
export function yearFactsOf(
  record: YearRecord,
  year: number,
  assessmentDay: string,
  mustReads: readonly string[],
  measures: Measures,
  daysOff?: DaysOff,
  versions: readonly MeasuresVersion[] = [],
): YearFacts | undefined {
  const holds = <T extends { from: string; until: string | null }>(list: readonly T[]) =>
    list.find((row) => row.from <= assessmentDay && (row.until === null || row.until > assessmentDay));
  const membership = holds(record.memberships);
  if (!membership) return undefined;
  const post = holds(record.posts);
  const person = intervalsOf(record);
  const employed = { ...person, employments: record.posts.filter((row) => row.employment !== "none") };
  const [from, to] = [`${year}-01`, `${year}-12`];
  const attendance = standing(record, person, daysOff);
  const personal = record.leaves.filter((leave) => leave.kind === "sick" || leave.kind === "personal");
  return {
    personId: record.personId,
    name: record.name,
    year,
    branch: { id: membership.branchId, name: membership.branchName },
    organ: { id: membership.organId, name: membership.organName },
    standing: holds(record.standings)?.standing ?? "non_party",
    post: post?.post ?? "staff",
    employment: !post || post.employment === "none" ? null : post.employment,
    onProbation: post?.onProbation === 1,
    months: {
      democratic_appraisal: countedMonths(person, from, to, daysOff),
      annual_assessment: countedMonths(employed, from, to, daysOff),
    },
    monthsInPost: {
      democratic_appraisal: monthsInPost(person, from, to),
      annual_assessment: monthsInPost(employed, from, to),
    },
    ...attendanceOf(attendance),
    minutes: minutesOf(attendance, measures) + certified(record),
    certificates: record.certificates.map(({ id }) => id),
    characters: typedCharacters(record) + booksOf(record).reduce((sum, book) => sum + book.characters, 0),
    notes: record.notes.map(({ id }) => id),
    verifiedBooks: verifiedOf(record),
    countedBook: record.counted.at(-1)?.inspectionId ?? null,
    quarters: record.inspected.map((item) => ({
      quarter: item.quarter,
      itemId: item.inspectionId,
      result: (item.final ?? item.verdict) as InspectionResult,
      mark: markOf(item, measures, versions),
    })),
    essays: record.essays,
    items: record.items,
    ballots: record.ballots && ballotsOf(year, record.ballots),
    lessons: record.lessons,
    lessonsByRota: record.lessonsByRota,
    mustReads: {
      listed: mustReads.length,
      missing: mustReads.filter((id) => !record.readMustReads.includes(id)),
    },
    warnings: record.warnings,
    gradedElsewhere: record.gradedElsewhere,
    exemptOnDay: holds(record.exemptions)?.id ?? null,
    held: record.openCase,
    leaveDays: daysCovered(personal, `${year}-01-01`, `${year}-12-31`),
    leaveRecords: personal.map((leave) => leave.id),
    memberships: record.memberships.map(({ id }) => id),
    standingRecord: holds(record.standings)?.id ?? null,
    postRecord: post?.id ?? null,
  };
}

/** Entered again, ballots are a new version: year and version are the key of the counts that stood. */
function ballotsOf(year: number, { version, ...counts }: NonNullable<YearRecord["ballots"]>) {
  return { id: `${year}/${version}`, ...counts };
}

function certified({ certificates }: PersonRecord): number {
  return certificates.reduce((sum, { minutes }) => sum + minutes, 0);
}

function verifiedOf({ notes }: PersonRecord): string[] {
  return notes.filter(({ verified }) => verified === 1).map(({ id }) => id);
}

function typedCharacters(record: PersonRecord): number {
  return record.notes.filter((note) => note.form === "typed").reduce((sum, note) => sum + note.characters, 0);
}

/** An earlier quarter's count of the whole book stands in place of what it covered; books handed in since are added (measures §6). */
function booksOf(record: PersonRecord, before?: Quarter): QuarterFacts["books"] {
  const books = record.notes.filter((note) => note.form === "book");
  const counts = record.counted.filter(({ quarter }) => before === undefined || quarter < before);
  const latest = counts.at(-1);
  const covered = new Set(
    counts.flatMap(({ books: known, later }) => [...known.map(({ id }) => id), ...(later ?? [])]),
  );
  const known = books.filter(({ id }) => !covered.has(id)).map(({ id, characters }) => ({ id, characters }));
  return latest ? [{ id: latest.inspectionId, characters: latest.characters }, ...known] : known;
}

/** The mark somebody gave, else 0 for a quarter without a note in which notes were asked for (measures §6). */
function markOf(
  item: YearRecord["inspected"][number],
  measures: Measures,
  versions: readonly MeasuresVersion[],
): string | null {
  if (item.verdict === "exempt" || item.verdict === "deferred") return null;
  if (item.quality) return format(ofShare(measures.quality[item.quality]));
  if (item.notesInQuarter > 0) return null;
  const asked = floorTo(item.months ?? [], "characters", measures, versions);
  return isZero(asked) ? null : format(ofShare(measures.quality.none));
}
