import { firstDay, isWorkingDay, lastDay, monthOf, monthsBetween } from "../../worker/core/calendar";
import type { QuarterFacts } from "../../worker/inspection/facts/shape-quarter";
import type { YearFacts } from "../../worker/rating/engine/shape";
import { by, hoursCount, type Recorded, type Row, text } from "./recount";

const expectedOf = new Set(["present", "late", "left_early", "made_up", "unexcused"]);
const worth: Record<string, string> = { excellent: "1/1", good: "17/20", fair: "7/10", poor: "2/5" };

/** The facts of a quarter's inspection. */
export function quarterRecount(person: Recorded, quarter: string): QuarterFacts | undefined {
  const {
    year,
    personId,
    name,
    unitOf,
    memberships,
    everything,
    holding,
    inPost,
    daysOf,
    counted,
    rolls,
    idsOf,
    minutesTo,
    contributed,
    notesTo,
    accepted,
    books,
    typed,
  } = person;
  const [first, last] = [firstDay(quarter), lastDay(quarter)];
  const touches = (row: Row) =>
    text(row, "from_on") <= last && (row.until_on === null || String(row.until_on) > first);
  const branch = memberships.filter(touches).at(-1);
  if (!branch) return undefined;
  const days = monthsBetween(monthOf(first), monthOf(last)).flatMap(daysOf);
  const present = days.filter((day) => inPost(day, false));
  const working = present.filter((day) => isWorkingDay(day));
  const rows = rolls.filter((row) => row.heldOn >= first && row.heldOn <= last);
  const half = `${year}H${Number(quarter[5]) < 3 ? 1 : 2}`;
  return {
    personId,
    name,
    unitId: text(branch, "branch_id"),
    unitName: text(unitOf(branch.branch_id), "name"),
    quarter,
    exemptWholeQuarter: (working.length > 0 ? working : present).every(
      (day) => holding(everything, day) !== undefined,
    ),
    exemptionIds: everything.filter(touches).map((row) => text(row, "id")),
    months: counted(`${year}-01`, monthOf(last), false),
    typedCharacters: typed(last),
    typedNotes: notesTo(last)
      .filter((note) => note.form === "typed")
      .map((note) => note.id),
    books: books(last, quarter),
    verifiedBooks: notesTo(last)
      .filter((note) => note.verified)
      .map((note) => note.id),
    notesInQuarter: notesTo(last).filter((note) => note.on >= first).length,
    sessions: {
      roll: rows.length,
      expected: rows.filter((row) => expectedOf.has(row.status)).length,
      present: rows.filter((row) => hoursCount.has(row.status)).length,
    },
    leaves: rows.filter((row) => row.status === "leave" || row.status === "made_up").length,
    leaveRecords: [...idsOf(rows, "leave"), ...idsOf(rows, "made_up")].toSorted(),
    unexcusedRecords: idsOf(rows, "unexcused"),
    attendedRecords: ["present", "late", "left_early"].flatMap((status) => idsOf(rows, status)).toSorted(),
    earlierRecords: rolls
      .filter((row) => row.heldOn < first && hoursCount.has(row.status))
      .map((row) => row.id)
      .toSorted(),
    minutes: minutesTo(last),
    certificates: contributed(["certificate"], last).map((row) => text(row, "id")),
    essays: accepted.filter((essay) => essay.half === half).map(({ id, characters }) => ({ id, characters })),
  };
}

/** The facts of the year's rating, both schemes. */
export function yearRecount(person: Recorded): YearFacts | undefined {
  const {
    year,
    personId,
    name,
    unitOf,
    listed,
    mine,
    before,
    memberships,
    standings,
    posts,
    everything,
    leaves,
    holding,
    onLeave,
    inPost,
    daysOf,
    counted,
    rolls,
    idsOf,
    minutesTo,
    contributed,
    notesTo,
    accepted,
    inspected,
    books,
    typed,
  } = person;
  const day = `${year}-12-31`;
  const membership = holding(memberships, day);
  if (!membership) return undefined;
  const branch = unitOf(membership.branch_id);
  const organ = unitOf(branch?.organ_id);
  const post = holding(posts, day);
  const personal = leaves.filter((row) => row.kind === "sick" || row.kind === "personal");
  const yearDays = monthsBetween(`${year}-01`, `${year}-12`).flatMap(daysOf);
  const inYear = (row: Row) => text(row, "last_on") >= `${year}-01-01` && text(row, "first_on") <= day;
  const ballots = mine("ballot_counts")
    .filter((row) => row.year === year && before(row))
    .toSorted((a, b) => Number(a.version) - Number(b.version))
    .at(-1);
  const months = (employed: boolean) =>
    monthsBetween(`${year}-01`, `${year}-12`).filter((month) => inPost(`${month}-15`, employed)).length;
  const count = (status: string) => idsOf(rolls, status).length;
  return {
    personId,
    name,
    year,
    branch: { id: text(branch, "id"), name: text(branch, "name") },
    organ: { id: text(organ, "id"), name: text(organ, "name") },
    standing: (holding(standings, day)?.standing ?? "non_party") as YearFacts["standing"],
    post: (post?.post ?? "staff") as YearFacts["post"],
    employment: (!post || post.employment === "none" ? null : post.employment) as YearFacts["employment"],
    onProbation: post?.on_probation === 1,
    months: {
      democratic_appraisal: counted(`${year}-01`, `${year}-12`, false),
      annual_assessment: counted(`${year}-01`, `${year}-12`, true),
    },
    monthsInPost: { democratic_appraisal: months(false), annual_assessment: months(true) },
    attendance: {
      present: count("present"),
      late: count("late"),
      left_early: count("left_early"),
      leave: count("leave"),
      made_up: count("made_up"),
      official: count("official"),
      unexcused: count("unexcused"),
      exempt: count("exempt"),
    },
    attendanceRecords: {
      present: idsOf(rolls, "present"),
      late: idsOf(rolls, "late"),
      left_early: idsOf(rolls, "left_early"),
      leave: idsOf(rolls, "leave"),
      made_up: idsOf(rolls, "made_up"),
      unexcused: idsOf(rolls, "unexcused"),
    },
    minutes: minutesTo(day),
    certificates: contributed(["certificate"], day).map((row) => text(row, "id")),
    characters: typed(day) + books(day, "~").reduce((sum, book) => sum + book.characters, 0),
    notes: notesTo(day).map((note) => note.id),
    verifiedBooks: notesTo(day)
      .filter((note) => note.verified)
      .map((note) => note.id),
    countedBook: books(day, "~").find((book) => book.id.startsWith("ins"))?.id ?? null,
    quarters: inspected.map(({ item, quarter, mark, outcome, facts }) => {
      const verdict = text(mark ?? item, "verdict");
      const quality = mark?.rectified_quality ?? mark?.quality ?? null;
      const markless = facts.notesInQuarter === 0 && facts.months.length > 0 ? "0/1" : null;
      return {
        quarter,
        itemId: text(item, "inspection_id"),
        result: (outcome?.verdict ?? verdict) as YearFacts["quarters"][number]["result"],
        mark:
          verdict === "exempt" || verdict === "deferred"
            ? null
            : quality === null
              ? markless
              : (worth[String(quality)] ?? null),
      };
    }),
    essays: accepted,
    items: contributed(["speech", "lecture", "report", "publication"], day).map((row) => text(row, "id")),
    ballots: ballots
      ? {
          id: `${year}/${ballots.version}`,
          excellent: Number(ballots.excellent),
          qualified: Number(ballots.qualified),
          basically: Number(ballots.basically),
          unqualified: Number(ballots.unqualified),
        }
      : null,
    lessons: contributed(["lesson"], day).map((row) => text(row, "id")),
    lessonsByRota: 0,
    mustReads: {
      listed: listed.length,
      missing: listed
        .filter(
          (book) =>
            !mine("readings").some(
              (row) => row.must_read_id === book.id && before(row) && text(row, "finished_on") <= day,
            ),
        )
        .map((book) => text(book, "id")),
    },
    warnings: mine("warnings")
      .filter(
        (row) => before(row) && text(row, "decided_on") >= `${year}-01-01` && text(row, "decided_on") <= day,
      )
      .map((row) => text(row, "id")),
    gradedElsewhere: mine("outside_appraisals").some((row) => row.year === year && before(row))
      ? String(year)
      : null,
    exemptOnDay: (holding(everything, day)?.id ?? null) as string | null,
    held: (mine("open_cases")
      .filter(
        (row) =>
          before(row) &&
          text(row, "opened_on") <= day &&
          (row.closed_on === null || String(row.closed_on) > day || !before(row, "closed_at")),
      )
      .toSorted(by("opened_on", "id"))[0]?.id ?? null) as string | null,
    leaveDays: yearDays.filter((one) => onLeave(one, personal)).length,
    leaveRecords: personal.filter(inYear).map((row) => text(row, "id")),
    memberships: memberships
      .filter(
        (row) =>
          text(row, "from_on") <= day && (row.until_on === null || String(row.until_on) > `${year}-01-01`),
      )
      .map((row) => text(row, "id")),
    standingRecord: (holding(standings, day)?.id ?? null) as string | null,
    postRecord: (post?.id ?? null) as string | null,
  };
}
