import {
  addDays,
  firstDay,
  isWorkingDay,
  lastDay,
  monthOf,
  monthsBetween,
  startOfDayMs,
} from "../../worker/core/calendar";
import type { CountedMonth } from "../../worker/inspection/calendar/shape";

/** The facts counted again, slowly and plainly: whole tables, row by row and day by day, knowing nothing of the SQL. */
export type Row = Record<string, string | number | null>;
export type Tables = Record<(typeof readTables)[number], Row[]>;

export const readTables = [
  "units",
  "people",
  "memberships",
  "standings",
  "posts",
  "exemptions",
  "leaves",
  "leave_decisions",
  "study_sessions",
  "session_closures",
  "attendance",
  "attendance_corrections",
  "make_ups",
  "notes",
  "note_verifications",
  "note_withdrawals",
  "essays",
  "essay_reviews",
  "contributions",
  "must_reads",
  "readings",
  "warnings",
  "open_cases",
  "outside_appraisals",
  "ballot_counts",
  "inspections",
  "inspection_items",
  "inspection_marks",
  "inspection_mark_history",
  "inspection_outcomes",
] as const;

export async function wholeTables(binding: D1Database, county: string): Promise<Tables> {
  const answers = await binding.batch<Row>(
    readTables.map((name) => binding.prepare(`SELECT * FROM ${name} WHERE county_id = ?1`).bind(county)),
  );
  return Object.fromEntries(readTables.map((name, index) => [name, answers[index]?.results ?? []])) as Tables;
}

export const hoursCount = new Set(["present", "late", "left_early", "made_up"]);
export const by =
  (...columns: string[]) =>
  (a: Row, b: Row) => {
    for (const column of columns) {
      const [x, y] = [String(a[column]), String(b[column])];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  };
export const text = (row: Row | undefined, column: string) => String(row?.[column]);

/** Everything about one person that was recorded before the instant. */
export function recorded(tables: Tables, personId: string, year: number, cut: number) {
  const mine = (name: keyof Tables) =>
    tables[name].filter((row) => row.person_id === personId).toSorted(by("id"));
  const before = (row: Row | undefined, column = "created_at") =>
    row !== undefined && row[column] !== null && Number(row[column]) < cut;
  const intervals = (name: keyof Tables) =>
    mine(name)
      .filter((row) => before(row))
      .map((row) => {
        const endKnown = row.ended_at === null || Number(row.ended_at) < cut;
        return { ...row, until_on: (endKnown ? row.until_on : row.until_before) ?? null } as Row;
      })
      .toSorted(by("from_on", "id"));
  const [memberships, standings, posts, exemptions] = [
    intervals("memberships"),
    intervals("standings"),
    intervals("posts"),
    intervals("exemptions"),
  ];
  const holding = (rows: Row[], day: string) =>
    rows.find((row) => text(row, "from_on") <= day && (row.until_on === null || day < String(row.until_on)));
  const everything = exemptions.filter((row) => row.covers === "everything");
  const leaves = mine("leaves")
    .filter((leave) => {
      const decision = tables.leave_decisions.find((row) => row.leave_id === leave.id);
      return decision?.outcome === "approved" && before(decision);
    })
    .toSorted(by("first_on", "id"));
  const onLeave = (day: string, of = leaves) =>
    of.some((row) => text(row, "first_on") <= day && day <= text(row, "last_on"));
  const away = (day: string) => onLeave(day) || holding(everything, day) !== undefined;
  const inPost = (day: string, employed: boolean) =>
    holding(memberships, day) !== undefined &&
    (!employed || (holding(posts, day)?.employment ?? "none") !== "none");
  const daysOf = (month: string) => {
    const days: string[] = [];
    for (let day = firstDay(month); day <= lastDay(month); day = addDays(day, 1)) days.push(day);
    return days;
  };
  const workedDays = (month: string, employed: boolean) =>
    daysOf(month).filter((day) => isWorkingDay(day) && inPost(day, employed));
  const takenOut = (month: string, employed: boolean) => {
    const days = workedDays(month, employed);
    return days.length > 0 && days.every(away);
  };
  const counted = (from: string, to: string, employed: boolean): CountedMonth[] =>
    monthsBetween(from, to)
      .filter((month) => inPost(`${month}-15`, employed) && !takenOut(month, employed))
      .map((month) => {
        const post = holding(posts, `${month}-15`);
        return {
          month,
          post: (post?.post ?? "staff") as CountedMonth["post"],
          office: post !== undefined && post.office !== "none",
        };
      });

  const rolls = mine("attendance")
    .flatMap((row) => {
      const session = tables.study_sessions.find((one) => one.id === row.session_id);
      const closure = tables.session_closures.find((one) => one.session_id === row.session_id);
      const heldOn = text(session, "held_on");
      if (!before(closure) || heldOn < `${year}-01-01` || heldOn > `${year}-12-31`) return [];
      const history = tables.attendance_corrections
        .filter((k) => k.session_id === row.session_id && k.person_id === personId && k.effective_at !== null)
        .toSorted((a, b) => Number(a.effective_at) - Number(b.effective_at) || by("id")(a, b));
      let status = history.length > 0 ? history[0]?.before : row.status;
      for (const step of history) if (before(step, "effective_at")) status = step.after;
      const makeUp = tables.make_ups.find(
        (one) => one.session_id === row.session_id && one.person_id === personId,
      );
      const lastInstant = Date.UTC(year + 1, 0, 20, 16);
      if (
        status === "leave" &&
        makeUp &&
        text(makeUp, "held_on") <= `${year}-12-31` &&
        before(makeUp, "confirmed_at") &&
        Number(makeUp.confirmed_at) < lastInstant
      )
        status = "made_up";
      const branch = holding(memberships, heldOn)?.branch_id;
      const unit = tables.units.find((one) => one.id === session?.unit_id);
      if (
        !branch ||
        (text(unit, "kind").endsWith("branch") && unit?.kind !== "general_branch" && unit?.id !== branch)
      )
        return [];
      const missed = status === "leave" || status === "made_up" || status === "unexcused";
      if (missed && onLeave(heldOn) && takenOut(monthOf(heldOn), false)) status = "exempt";
      if (holding(exemptions, heldOn)) status = "exempt";
      if (status === null || status === undefined) return [];
      return [
        {
          heldOn,
          branchId: String(branch),
          status: String(status),
          minutes: Number(session?.minutes),
          id: text(row, "session_id"),
        },
      ];
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const idsOf = (rows: typeof rolls, status: string) =>
    rows.filter((row) => row.status === status).map((row) => row.id);
  const minutesTo = (last: string) =>
    rolls
      .filter((row) => row.heldOn <= last && hoursCount.has(row.status))
      .reduce((sum, row) => sum + row.minutes, 0) +
    contributed(["certificate"], last).reduce((sum, row) => sum + Number(row.minutes), 0);

  const contributed = (kinds: string[], last: string) =>
    mine("contributions").filter(
      (row) =>
        kinds.includes(text(row, "kind")) &&
        before(row, "approved_at") &&
        text(row, "done_on") >= `${year}-01-01` &&
        text(row, "done_on") <= last,
    );
  const notesTo = (last: string) =>
    mine("notes")
      .filter((note) => {
        const withdrawal = tables.note_withdrawals.find((row) => row.note_id === note.id);
        const written = text(note, "written_on");
        return before(note) && !before(withdrawal) && written >= `${year}-01-01` && written <= last;
      })
      .map((note) => {
        const verification = tables.note_verifications.find((row) => row.note_id === note.id);
        const verified = before(verification);
        const characters = Number((verified ? verification : note)?.characters);
        return { id: text(note, "id"), form: note.form, on: text(note, "written_on"), characters, verified };
      });
  const accepted = mine("essays")
    .filter((essay) => {
      const review = tables.essay_reviews.find(
        (row) => row.essay_id === essay.id && row.version === essay.version,
      );
      return review?.outcome === "accepted" && before(review) && text(essay, "half").startsWith(`${year}H`);
    })
    .map((essay) => ({
      id: text(essay, "id"),
      half: text(essay, "half"),
      characters: Number(essay.characters),
    }))
    .toSorted((a, b) => (a.half < b.half ? -1 : 1));
  const inspected = mine("inspection_items")
    .map((item) => {
      const same = (row: Row) => row.inspection_id === item.inspection_id && row.person_id === personId;
      const inspection = tables.inspections.find((row) => row.id === item.inspection_id);
      return {
        item,
        quarter: text(inspection, "quarter"),
        mark: [...tables.inspection_marks, ...tables.inspection_mark_history]
          .filter((row) => same(row) && before(row))
          .toSorted((a, b) => Number(b.version) - Number(a.version))[0],
        outcome: tables.inspection_outcomes
          .filter(same)
          .find((row) => before(row) || startOfDayMs(addDays(text(inspection, "rectify_until"), 1)) <= cut),
        facts: JSON.parse(text(item, "facts")) as {
          notesInQuarter: number;
          books: { id: string }[];
          months: unknown[];
        },
      };
    })
    .filter(({ quarter }) => quarter.startsWith(`${year}Q`))
    .toSorted((a, b) => (a.quarter < b.quarter ? -1 : 1));
  /** What an inspector counted replaces every book that any count so far has covered. */
  const books = (last: string, beforeQuarter: string) => {
    let whole: { id: string; characters: number } | undefined;
    const gone = new Set<string>();
    for (const { item, quarter, mark, facts } of inspected) {
      const count = mark?.rectified_characters ?? mark?.verified_characters ?? null;
      if (quarter >= beforeQuarter || count === null) continue;
      whole = { id: text(item, "inspection_id"), characters: Number(count) };
      for (const book of facts.books) gone.add(book.id);
      if (mark?.rectified_characters != null)
        for (const note of mine("notes"))
          if (note.form === "book" && Number(note.created_at) <= Number(mark.created_at))
            gone.add(text(note, "id"));
    }
    const others = notesTo(last)
      .filter((note) => note.form === "book" && !gone.has(note.id))
      .map(({ id, characters }) => ({ id, characters }));
    return whole ? [whole, ...others] : others;
  };
  const typed = (last: string) =>
    notesTo(last)
      .filter((note) => note.form === "typed")
      .reduce((sum, note) => sum + note.characters, 0);

  const name = text(
    tables.people.find((row) => row.id === personId),
    "name",
  );
  const unitOf = (id: unknown) => tables.units.find((row) => row.id === id);
  const listed = tables.must_reads.filter((row) => row.year === year && before(row)).toSorted(by("id"));
  return {
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
  };
}
export type Recorded = ReturnType<typeof recorded>;
