import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import fc from "fast-check";
import * as schema from "../../db/schema/county";
import { insertMany } from "../../worker/core/bulk";
import { addDays, startOfDayMs } from "../../worker/core/calendar";
import type { Scope } from "../../worker/core/scope";

type Draw = fc.GeneratorValue;
type Insert = { table: SQLiteTable; rows: Record<string, unknown>[] };

/** What a small county has recorded over 2026, with stamps before and after every freeze. Ids are drawn once and sort as text. */
export function randomCounty(
  g: Draw,
  county: string,
  size: number,
  inspected = ["2025Q4", "2026Q1", "2026Q2", "2026Q3"],
): Insert[] {
  const inserts: Insert[] = [];
  const add = (table: SQLiteTable, rows: Record<string, unknown>[]) =>
    inserts.push({ table, rows: rows.map((row) => ({ countyId: county, createdBy: null, ...row })) });
  const pick = <T>(...list: T[]): T => list[g(fc.nat, list.length - 1)] as T;
  const upTo = (max: number, min = 0) => g(fc.integer, { min, max });
  const chance = (percent: number) => upTo(99) < percent;
  const day = (first = 0, last = 364) => addDays("2026-01-01", upTo(last, first));
  const at = (on: string) => startOfDayMs(on) + upTo(23) * 3_600_000;
  /** Mostly the day itself, now and then weeks late. */
  const stamp = (on: string) => ({ createdAt: at(addDays(on, pick(0, 0, 0, 1, 20, 90))) });
  const early = { createdAt: startOfDayMs("2025-01-01") };
  let next = 0;
  const id = (prefix: string) => `${prefix}_${String(next++).padStart(5, "0")}`;

  const unit = (
    kind: string,
    name: string,
    parentId: string | null,
    organId: string | null,
    place: string,
  ) => ({
    ...early,
    id: name,
    parentId,
    kind,
    name,
    path: `${parentId ? `${parentId}/` : ""}${name}/`,
    place,
    organId,
  });
  add(schema.units, [
    unit("county", "县", null, null, ""),
    unit("general_branch", "甲单位", "县", "甲单位", "0001/"),
    unit("branch", "乙支部", "县", "乙支部", "0002/"),
    unit("branch", "一支部", "甲单位", "甲单位", "0001/0001/"),
    unit("branch", "二支部", "甲单位", "甲单位", "0001/0002/"),
  ]);
  const branches = ["乙支部", "一支部", "二支部"];
  const people = Array.from({ length: size }, () => id("per"));
  add(
    schema.people,
    people.map((person) => ({ ...early, id: person, name: `人${person}` })),
  );

  /** Intervals of one person one after the other, some with gaps, some ended after the fact. */
  const intervals = (prefix: string, columns: () => Record<string, unknown>, most: number) =>
    people.flatMap((personId) => {
      const rows: Record<string, unknown>[] = [];
      let from = pick("2025-03-01", "2025-03-01", "2025-12-15", day());
      let free = 0;
      for (let left = upTo(most); left > 0; left--) {
        const until = chance(50) ? null : addDays(from, upTo(200, 1));
        const late = until !== null && chance(30);
        /** What follows was recorded once the end before it was: at no instant do two intervals overlap. */
        const createdAt = Math.max(free, stamp(from < "2026-01-01" ? "2025-12-01" : from).createdAt);
        const endedAt = late ? Math.max(createdAt, at(day(0, 400))) : null;
        free = endedAt ?? free;
        rows.push({
          createdAt,
          id: id(prefix),
          personId,
          fromOn: from,
          untilOn: until,
          endedAt,
          untilBefore: late ? pick(null, addDays(from, upTo(300, 1))) : null,
          ...columns(),
        });
        if (until === null) break;
        from = addDays(until, pick(0, 0, upTo(40)));
      }
      return rows;
    });
  add(
    schema.memberships,
    intervals("mem", () => ({ branchId: pick(...branches) }), 3),
  );
  add(
    schema.standings,
    intervals("sta", () => ({ standing: pick("full", "full", "probationary", "non_party") }), 2),
  );
  add(
    schema.posts,
    intervals(
      "pos",
      () => ({
        post: pick("staff", "staff", "department_head", "leading_cadre"),
        office: pick("none", "none", "secretary", "committee"),
        employment: pick("civil_servant", "worker", "none"),
        onProbation: chance(10),
      }),
      3,
    ),
  );
  for (const covers of ["everything", "sessions"])
    add(
      schema.exemptions,
      intervals("exe", () => ({ covers, reason: "aged" }), pick(0, 0, 1, 2)),
    );

  const leaves = people.flatMap((personId) =>
    Array.from({ length: pick(0, 0, 1, 2) }, () => {
      const firstOn = day(-20);
      return {
        ...stamp(firstOn),
        id: id("lea"),
        personId,
        branchId: pick(...branches),
        kind: pick("sick", "personal", "maternity", "annual", "other"),
        firstOn,
        lastOn: addDays(firstOn, pick(0, upTo(10), upTo(250))),
      };
    }),
  );
  add(schema.leaves, leaves);
  add(
    schema.leaveDecisions,
    leaves
      .filter(() => chance(85))
      .map((leave) => ({
        ...stamp(leave.firstOn),
        leaveId: leave.id,
        outcome: pick("approved", "approved", "approved", "refused", "withdrawn"),
      })),
  );

  const sessions = Array.from({ length: upTo(9, 2) }, () => ({
    ...early,
    id: id("ses"),
    unitId: pick("县", "甲单位", ...branches),
    kind: "themed_party_day",
    audience: "everyone",
    title: "学习",
    heldOn: day(-5, 370),
    startsAt: "09:00",
    endsAt: "11:00",
    minutes: upTo(480),
  }));
  add(schema.studySessions, sessions);
  const statuses = [
    "present",
    "present",
    "late",
    "left_early",
    "leave",
    "leave",
    "official",
    "unexcused",
    "exempt",
  ];
  const rolls = sessions.flatMap(({ id: sessionId, heldOn }) =>
    people
      .filter(() => chance(70))
      .map((personId) => ({
        sessionId,
        personId,
        heldOn,
        branchId: pick(...branches),
        status: pick(...statuses),
      })),
  );
  const corrections = rolls
    .filter(() => chance(20))
    .flatMap((roll) => {
      // In the order of the instant: two corrections of one day follow each other too.
      const moments = [day(0, 400), day(0, 400)]
        .map((on) => ({ on, instant: at(on) }))
        .toSorted((a, b) => a.instant - b.instant)
        .slice(0, upTo(2, 1));
      return moments.map(({ on, instant }) => {
        const before = roll.status;
        const after = pick(...statuses);
        const effective = chance(80);
        if (effective) roll.status = after;
        return {
          ...stamp(on),
          id: id("cor"),
          sessionId: roll.sessionId,
          personId: roll.personId,
          before,
          after,
          reason: "更正",
          effectiveAt: effective ? instant : null,
        };
      });
    })
    .toSorted((a, b) => Number(a.effectiveAt) - Number(b.effectiveAt));
  add(
    schema.attendance,
    rolls.map(({ sessionId, personId, branchId, status }) => ({ sessionId, personId, branchId, status })),
  );
  add(schema.attendanceCorrections, consistent(corrections));
  add(
    schema.sessionClosures,
    sessions.filter(() => chance(85)).map(({ id: sessionId, heldOn }) => ({ ...stamp(heldOn), sessionId })),
  );
  add(
    schema.makeUps,
    rolls
      .filter(({ status }) => status === "leave" && chance(80))
      .map(({ sessionId, personId, branchId, heldOn }) => ({
        ...stamp(heldOn),
        sessionId,
        personId,
        branchId,
        heldOn: pick("2026-12-31", "2027-01-01", addDays(heldOn, upTo(60))),
        confirmedAt: pick(
          null,
          startOfDayMs("2027-01-21") - 1,
          startOfDayMs("2027-01-21"),
          startOfDayMs("2026-10-01") - 1,
          at(addDays(heldOn, upTo(90))),
        ),
      })),
  );

  const notes = people.flatMap((personId) =>
    Array.from({ length: upTo(4) }, () => {
      const writtenOn = day(-5, 368);
      return {
        ...stamp(writtenOn),
        id: id("not"),
        personId,
        branchId: pick(...branches),
        form: pick("typed", "book"),
        writtenOn,
        title: "笔记",
        body: "学",
        isExcerpt: chance(20),
        characters: upTo(3000),
        characterRule: "zh-1",
      };
    }),
  );
  add(schema.notes, notes);
  add(
    schema.noteVerifications,
    notes
      .filter(({ form }) => form === "book" && chance(40))
      .map((note) => ({ ...stamp(note.writtenOn), noteId: note.id, characters: upTo(3000) })),
  );
  add(
    schema.noteWithdrawals,
    notes.filter(() => chance(15)).map((note) => ({ ...stamp(note.writtenOn), noteId: note.id })),
  );
  const essays = people.flatMap((personId) =>
    ["2026H1", "2026H2", "2025H2"]
      .filter(() => chance(60))
      .map((half) => ({
        ...early,
        id: id("ess"),
        personId,
        branchId: pick(...branches),
        half,
        title: "心得",
        body: "心得",
        characters: upTo(2000),
        characterRule: "zh-1",
        submittedAt: at(day()),
        version: upTo(2, 1),
      })),
  );
  add(schema.essays, essays);
  add(
    schema.essayReviews,
    essays.flatMap((essay) => [
      ...(essay.version === 2
        ? [{ ...stamp(day()), essayId: essay.id, version: 1, outcome: "returned" }]
        : []),
      ...(chance(70)
        ? [
            {
              ...stamp(day()),
              essayId: essay.id,
              version: essay.version,
              outcome: pick("accepted", "accepted", "returned"),
            },
          ]
        : []),
    ]),
  );
  add(
    schema.contributions,
    people.flatMap((personId) =>
      Array.from({ length: upTo(3) }, () => {
        const doneOn = day(-5, 368);
        const kind = pick("lesson", "speech", "lecture", "report", "publication", "certificate");
        return {
          ...stamp(doneOn),
          id: id("con"),
          personId,
          branchId: pick(...branches),
          kind,
          doneOn,
          title: "事项",
          minutes: kind === "certificate" ? upTo(600) : 0,
          approvedAt: pick(null, at(addDays(doneOn, upTo(90)))),
        };
      }),
    ),
  );
  const books = Array.from({ length: upTo(3) }, () => ({
    ...stamp(day(0, 380)),
    id: id("boo"),
    year: pick(2026, 2026, 2025),
    title: "必读",
  }));
  add(schema.mustReads, books);
  add(
    schema.readings,
    books.flatMap((book) =>
      people
        .filter(() => chance(50))
        .map((personId) => {
          const finishedOn = day(0, 375);
          return { ...stamp(finishedOn), mustReadId: book.id, personId, finishedOn };
        }),
    ),
  );
  for (const personId of people) record(personId);
  inspect();
  return inserts;

  /** What only administrators and secretaries write about a person. */
  function record(personId: string): void {
    const decidedOn = day(-5, 368);
    if (chance(10))
      add(schema.warnings, [{ ...stamp(decidedOn), id: id("war"), personId, decidedOn, document: "文" }]);
    for (let left = pick(0, 0, 1, 2); left > 0; left--) {
      const openedOn = day(-5, 368);
      const closedOn = chance(50) ? addDays(openedOn, upTo(90)) : null;
      const closedAt = closedOn && at(addDays(closedOn, upTo(40)));
      add(schema.openCases, [{ ...stamp(openedOn), id: id("cas"), personId, openedOn, closedOn, closedAt }]);
    }
    if (chance(10))
      add(schema.outsideAppraisals, [
        { ...stamp(day(200, 390)), year: pick(2026, 2025), personId, grade: "qualified", document: "文" },
      ]);
    const votes = () => ({
      excellent: upTo(9),
      qualified: upTo(9),
      basically: upTo(3),
      unqualified: upTo(2),
    });
    const counted = Array.from({ length: upTo(2) }, (_, n) => ({
      createdAt: startOfDayMs(pick("2026-12-20", "2027-01-19")) + n * pick(1, 86_400_000 * 3),
      year: 2026,
      personId,
      branchId: pick(...branches),
      version: n + 1,
      ...votes(),
    }));
    add(schema.ballotCounts, counted);
  }

  /** Frozen inspection items of some quarters with what people added. */
  function inspect(): void {
    add(schema.measureVersions, [{ ...early, id: "mea", number: 1, fromQuarter: "2026Q1", content: {} }]);
    for (const quarter of inspected) {
      const inspectionId = id("ins");
      const on = "2026-01-01";
      add(schema.inspections, [
        {
          ...early,
          id: inspectionId,
          branchId: "一支部",
          quarter,
          measuresId: "mea",
          engine: "inspection-1",
          branchName: "一支部",
          openedOn: on,
          branchWindowUntil: on,
          countyCheckUntil: on,
          rectifyUntil: day(30, 390),
          seed: quarter,
        },
      ]);
      for (const personId of people.filter(() => chance(60))) {
        const own = notes.filter((note) => note.personId === personId && note.form === "book");
        const row = { inspectionId, personId, branchId: "一支部" };
        const verdict = pick("exempt", "deferred", "rectify", "pass");
        const facts = {
          notesInQuarter: upTo(1),
          months: chance(70) ? [{ month: `${quarter.slice(0, 4)}-03`, post: "staff", office: false }] : [],
          books: own.filter(() => chance(50)).map((note) => ({ id: note.id, characters: note.characters })),
        };
        add(schema.inspectionItems, [{ ...row, name: "某", facts, verdict, reasons: [] }]);
        const quality = () => pick(null, "excellent", "good", "fair", "poor");
        const count = () => pick(null, null, upTo(5000));
        const written = Array.from({ length: upTo(3) }, () => day(0, 400)).toSorted();
        const marks = written.map((on, n) => ({
          ...stamp(on),
          ...row,
          version: n + 1,
          quality: quality(),
          verifiedCharacters: count(),
          rectifiedQuality: quality(),
          rectifiedCharacters: count(),
          verdict: pick(verdict, "rectify"),
        }));
        const more = { explanations: [], rectifiedExplanations: [], reasons: [] };
        add(
          schema.inspectionMarks,
          marks.slice(-1).map((mark) => ({ ...mark, ...more })),
        );
        add(
          schema.inspectionMarkHistory,
          marks.slice(0, -1).map(({ branchId: _branch, ...mark }) => mark),
        );
        if (chance(60))
          add(schema.inspectionOutcomes, [
            {
              ...stamp(day(30, 400)),
              ...row,
              verdict: pick("exempt", "deferred", "pass", "rectified", "failed"),
              reasons: [],
            },
          ]);
      }
    }
  }
}

/** Ids in the order in which the corrections took effect, as they are given out in life. */
function consistent<T extends { id: string }>(corrections: readonly T[]): T[] {
  const ids = corrections.map((row) => row.id).toSorted();
  return corrections.map((row, index) => ({ ...row, id: ids[index] ?? row.id }));
}

/** Writes everything, a table after the other, in one batch. */
export async function write(scope: Scope, inserts: readonly Insert[]): Promise<void> {
  const byTable = Map.groupBy(inserts, (insert) => insert.table);
  const writes = [...byTable].flatMap(([table, list]) =>
    insertMany(
      scope,
      table,
      list.flatMap((insert) => insert.rows),
    ),
  );
  await scope.db.batch(writes as never);
}
