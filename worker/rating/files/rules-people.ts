import { monthsOf } from "../../core/calendar";
import { compare, format, ofShare, one, parse } from "../../core/rational";
import type { FieldRefusal } from "../../core/refusal";
import type { CountedMonth } from "../../inspection/calendar/shape";
import type { Measures } from "../../measures/versions/shape";
import { byText } from "../engine/rules-quota";
import type { YearFacts } from "../engine/shape";
import type { FactsFile, PersonFacts } from "./shape";

type Essay = PersonFacts["essays"][number];

type Counted = number | string[];

const countOf = (counted: Counted) => (typeof counted === "number" ? counted : counted.length);
/** Records that a file only counts have no ids of their own: numbered, and never cited. */
const recordsOf = (counted: Counted) =>
  typeof counted === "number" ? Array.from({ length: counted }, (_, i) => `#${i + 1}`) : sorted(counted);
const citedOf = (counted: Counted) => (typeof counted === "number" ? [] : sorted(counted));
/** The order in a file says nothing: what is cited stands in the order of ids. */
const sorted = (ids: readonly string[]) => [...ids].sort(byText);
const recordOf = (flag: boolean | string) => (flag === true ? "#1" : flag === false ? null : flag);

/** What people's facts contradict: each other, the year, or one another's ids. */
export function faultsOfPeople({ people, year }: FactsFile): FieldRefusal[] {
  const seen = new Set<string>();
  return people.flatMap((person, index) => {
    const again = seen.has(person.id);
    seen.add(person.id);
    const faults = [
      ...(again ? [{ path: "id", reason: "duplicate" }] : []),
      ...faultsOfAttendance(person),
      ...faultsOfTime(person, year),
      ...faultsOfDuties(person),
    ];
    return faults.map((fault): FieldRefusal => ({ ...fault, path: `people.${index}.${fault.path}` }));
  });
}

function faultsOfAttendance({ attendance }: PersonFacts): FieldRefusal[] {
  const { expected, present, late, leftEarly, madeUp, unexcused } = attendance;
  if (present > expected) {
    return [
      {
        path: "attendance.present",
        reason: "more_than",
        params: { value: present, of: "expected", most: expected },
      },
    ];
  }
  const among = countOf(late) + countOf(leftEarly) + countOf(madeUp);
  if (among > present) {
    const params = { value: among, of: "present", most: present };
    return [{ path: "attendance.late", reason: "more_than", params }];
  }
  if (unexcused === undefined || countOf(unexcused) === expected - present) return [];
  const params = { expected: expected - present, because: "expected − present" };
  return [{ path: "attendance.unexcused", reason: "not_equal", params }];
}

function faultsOfTime({ months, monthsInPost, quarters, essays }: PersonFacts, year: number): FieldRefusal[] {
  const listed =
    typeof months === "number" ? [] : months.map((one) => (typeof one === "string" ? one : one.month));
  const outside = (text: string) => /^\d{4}/.test(text) && !text.startsWith(`${year}`);
  const twice = (list: readonly string[], index: number) => list.indexOf(list[index] ?? "") < index;
  const named = quarters.map(({ quarter }) => quarter.at(-1) ?? "");
  const faults: FieldRefusal[] = [
    ...listed.flatMap((month, i) => fault(`months.${i}`, outside(month), twice(listed, i), year)),
    ...named.flatMap((_, i) =>
      fault(`quarters.${i}.quarter`, outside(quarters[i]?.quarter ?? ""), twice(named, i), year),
    ),
    ...essays.flatMap(({ half }, i) => fault(`essays.${i}.half`, outside(half), false, year)),
    ...quarters.flatMap(({ quality }, i) =>
      quality?.includes("/") && compare(parse(quality), one) > 0
        ? [{ path: `quarters.${i}.quality`, reason: "share_over_one" }]
        : [],
    ),
  ];
  const counted = typeof months === "number" ? months : months.length;
  if (monthsInPost !== undefined && counted > monthsInPost) {
    const params = { value: counted, of: "monthsInPost", most: monthsInPost };
    faults.push({ path: "months", reason: "more_than", params });
  }
  return faults;
}

function fault(path: string, otherYear: boolean, again: boolean, year: number): FieldRefusal[] {
  if (otherYear) return [{ path, reason: "other_year", params: { year } }];
  return again ? [{ path, reason: "duplicate" }] : [];
}

function faultsOfDuties({ mustReads }: PersonFacts): FieldRefusal[] {
  const missing = countOf(mustReads.missing);
  if (missing <= mustReads.listed) return [];
  const params = { value: missing, of: "listed", most: mustReads.listed };
  return [{ path: "mustReads.missing", reason: "more_than", params }];
}

/** One person of a facts file as the engine takes it: what is left out is 0, none or not applicable (measures §5–§7). */
export function factsOfPerson(person: PersonFacts, year: number, measures: Measures): YearFacts {
  const unit = typeof person.unit === "string" ? { id: person.unit, name: person.unit } : person.unit;
  const months = monthsOfPerson(person, year);
  const inPost = person.monthsInPost ?? months.length;
  const { attendance, ballots } = person;
  return {
    personId: person.id,
    name: person.name ?? person.id,
    year,
    branch: unit,
    organ: unit,
    standing: person.standing,
    post: person.post,
    employment: person.employment,
    onProbation: person.onProbation,
    months: { democratic_appraisal: months, annual_assessment: months },
    monthsInPost: { democratic_appraisal: inPost, annual_assessment: inPost },
    ...rowsOf(attendance),
    minutes: person.minutes,
    certificates: sorted(person.certificates),
    characters: person.characters,
    notes: recordsOf(person.notes),
    verifiedBooks: sorted(person.verifiedBooks),
    countedBook: person.countedBook,
    quarters: [...person.quarters].sort(byQuarter).map(({ quarter, result, quality, id }) => ({
      quarter: `${year}${quarter.slice(-2)}`,
      itemId: id ?? `#${quarter.slice(-2)}`,
      result,
      mark: quality === null ? null : markOf(quality, measures),
    })),
    essays: [...person.essays].sort(byHalf).map(({ half, characters, id }, index) => ({
      id: id ?? `#${index + 1}`,
      half: `${year}${half.slice(-2)}`,
      characters,
    })),
    items: recordsOf(person.items),
    ballots: ballots && {
      id: ballots.id ?? "#1",
      excellent: ballots.excellent,
      qualified: ballots.qualified,
      basically: ballots.basically,
      unqualified: ballots.unqualified,
    },
    lessons: recordsOf(person.lessons),
    lessonsByRota: person.lessonsByRota,
    mustReads: { listed: person.mustReads.listed, missing: recordsOf(person.mustReads.missing) },
    warnings: recordsOf(person.warnings),
    gradedElsewhere: recordOf(person.gradedElsewhere),
    exemptOnDay: recordOf(person.exempt),
    held: recordOf(person.held),
    leaveDays: person.leaveDays,
    leaveRecords: sorted(person.leaveRecords),
    memberships: sorted(person.memberships),
    standingRecord: person.standingRecord,
    postRecord: person.postRecord,
  };
}

function byHalf(a: Essay, b: Essay): number {
  return (
    byText(a.half.slice(-2), b.half.slice(-2)) ||
    a.characters - b.characters ||
    byText(a.id ?? "", b.id ?? "")
  );
}

const byQuarter = (a: { quarter: string }, b: { quarter: string }) =>
  byText(a.quarter.slice(-2), b.quarter.slice(-2));

function monthsOfPerson({ months, post, office }: PersonFacts, year: number): CountedMonth[] {
  const plain = typeof months === "number" ? monthsOf(year).slice(12 - months) : months;
  return plain
    .map((one) => (typeof one === "string" ? { month: one, post, office } : one))
    .sort((a, b) => byText(a.month, b.month));
}

function rowsOf(counts: PersonFacts["attendance"]): Pick<YearFacts, "attendance" | "attendanceRecords"> {
  const { expected, present, attended, late, leftEarly, leave, madeUp, unexcused, official, exempt } = counts;
  return {
    attendance: {
      present: present - countOf(late) - countOf(leftEarly) - countOf(madeUp),
      late: countOf(late),
      left_early: countOf(leftEarly),
      leave: countOf(leave),
      made_up: countOf(madeUp),
      official,
      unexcused: expected - present,
      exempt,
    },
    attendanceRecords: {
      present: sorted(attended),
      late: citedOf(late),
      left_early: citedOf(leftEarly),
      leave: citedOf(leave),
      made_up: citedOf(madeUp),
      unexcused: citedOf(unexcused ?? 0),
    },
  };
}

function markOf(quality: string, measures: Measures): string {
  return quality.includes("/")
    ? format(parse(quality))
    : format(ofShare(measures.quality[quality as keyof Measures["quality"]]));
}
