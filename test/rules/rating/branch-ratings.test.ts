import fc from "fast-check";
import { expect, test } from "vitest";
import { compare, parse, ratio, sum } from "../../../worker/core/rational";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import {
  branchRatings,
  branchScoreOf,
  fullMembersOf,
  meetingsOf,
  starsOf,
} from "../../../worker/rating/stars/rules";
import type { BranchFacts, MeetingBasis } from "../../../worker/rating/stars/shape";
import { runs } from "../makers";

const measures = defaultMeasures();
const part = (done: number, of: number) => ({ done, of, records: [] });

function aBranch(branchId: string, changes: Partial<BranchFacts> = {}): BranchFacts {
  return {
    branchId,
    name: branchId,
    year: 2026,
    notApplicable: [],
    plan: null,
    meetings: [
      { standard: "themed_party_day", due: 12, held: 12, late: 0, missing: [], records: [] },
      { standard: "group_meeting", due: 0, held: 0, late: 0, missing: [], records: [] },
    ],
    attendance: part(100, 100),
    inspections: part(40, 40),
    rectification: part(0, 0),
    closing: part(4, 4),
    ...changes,
  };
}

const months = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, "0")}`);
const basis = (full: number, groups: MeetingBasis["groups"] = []): MeetingBasis => ({
  fullMembers: Object.fromEntries(months.map((month) => [month, full])),
  groups,
  notApplicable: [],
  from: "2025-01-01",
  until: null,
});
const held = (kind: string, ...days: string[]) => days.map((heldOn, n) => ({ id: `ses_${n}`, kind, heldOn }));
const dueOf = (of: MeetingBasis, until = "2026-12-31") =>
  Object.fromEntries(meetingsOf(2026, until, of, [], measures).map(({ standard, due }) => [standard, due]));

test("committee meetings are due from seven full members, group meetings only where there are groups", () => {
  expect(dueOf(basis(3))).toEqual({
    branch_general_meeting: 4,
    branch_committee_meeting: 0,
    group_meeting: 0,
    party_lesson: 4,
    themed_party_day: 12,
    organizational_life_meeting: 1,
  });
  expect(dueOf(basis(7, [{ fromOn: "2025-01-01", untilOn: null }]))).toMatchObject({
    branch_committee_meeting: 12,
    group_meeting: 12,
  });
});

test("only periods that have ended are due, and none before the branch began or after it ended", () => {
  expect(dueOf(basis(3), "2026-09-30")).toMatchObject({ branch_general_meeting: 3, themed_party_day: 9 });
  expect(dueOf({ ...basis(3), from: "2026-02-10", until: "2026-07-01" })).toMatchObject({
    branch_general_meeting: 1,
    themed_party_day: 4,
  });
});

test("a branch that begins on a period's first day owes it, one that ends on its last day does not", () => {
  const meetings = (from: string, until: string | null) =>
    dueOf({ ...basis(3), from, until }).branch_general_meeting;
  expect([meetings("2026-04-01", null), meetings("2026-04-02", null)]).toEqual([3, 2]);
  expect([meetings("2025-01-01", "2026-06-30"), meetings("2025-01-01", "2026-07-01")]).toEqual([1, 2]);
});

test("a meeting without a number of members is owed by a branch that has none, one with a number from that number on", () => {
  expect(dueOf(basis(0))).toMatchObject({ branch_general_meeting: 4, themed_party_day: 12 });
  const asking = (minFullMembers: number, fullMembers: MeetingBasis["fullMembers"]) => {
    const own = defaultMeasures();
    own.standards.party_lesson.minFullMembers = minFullMembers;
    const rows = meetingsOf(2026, "2026-12-31", { ...basis(0), fullMembers }, [], own);
    return rows.find(({ standard }) => standard === "party_lesson")?.due;
  };
  expect([asking(1, {}), asking(0, {}), asking(3, { "2026-03": 3, "2026-06": 2 })]).toEqual([0, 4, 1]);
});

test("group meetings are owed for a period on whose last day a group holds", () => {
  const owed = (fromOn: string, untilOn: string | null) =>
    dueOf(basis(3, [{ fromOn, untilOn }])).group_meeting;
  expect([owed("2026-11-30", null), owed("2026-12-01", null), owed("2026-01-01", "2026-02-28")]).toEqual([
    2, 1, 1,
  ]);
  expect([owed("2026-01-01", "2026-03-01"), owed("2027-01-01", "2028-01-01")]).toEqual([2, 0]);
});

const general = (...days: string[]) =>
  meetingsOf(2026, "2026-12-31", basis(3), held("branch_general_meeting", ...days), measures)[0];

test.each<[string, string[], number, number, string[]]>([
  ["on its first and its last day", ["2026-01-01", "2026-06-30", "2026-07-01", "2026-12-31"], 4, 0, []],
  ["twice where the one before lacks one", ["2026-04-01", "2026-05-01"], 1, 1, ["2026Q3", "2026Q4"]],
  ["thrice, of which one is late", ["2026-04-01", "2026-05-01", "2026-06-01"], 1, 1, ["2026Q3", "2026Q4"]],
  [
    "twice, and the one before as well",
    ["2026-01-01", "2026-04-01", "2026-05-01"],
    2,
    0,
    ["2026Q3", "2026Q4"],
  ],
  ["twice only in the quarter after the next", ["2026-07-01", "2026-08-01"], 1, 1, ["2026Q1", "2026Q4"]],
  ["not at all", [], 0, 0, ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]],
])("of a meeting a quarter, held %s", (_, days, inTime, late, missing) => {
  expect(general(...days)).toMatchObject({ due: 4, held: inTime, late, missing });
});

test("meetings are cited by their day, those of one day by their id", () => {
  const sessions = ["2026-05-02 b", "2026-05-02 a", "2026-05-01 c", "2026-05-02 a2"].map((text) => {
    const [heldOn = "", id = ""] = text.split(" ");
    return { id, kind: "branch_general_meeting", heldOn };
  });
  const [found] = meetingsOf(2026, "2026-12-31", basis(3), sessions, measures);
  expect(found?.records).toEqual(["c", "a", "a2", "b"]);
});

test("what a month lacks and the next holds beyond its own is held late; nothing is late twice", () => {
  const sessions = held("themed_party_day", "2026-02-03", "2026-02-20", "2026-03-05");
  const [found] = meetingsOf(2026, "2026-04-30", basis(3), sessions, measures).filter(
    ({ standard }) => standard === "themed_party_day",
  );
  expect(found).toMatchObject({ due: 4, held: 2, late: 1, missing: ["2026-04"] });
  expect(found?.records).toHaveLength(3);
});

test("each item counts its part, a late meeting half, and what is not applicable leaves the rest scaled to 100", () => {
  const score = branchScoreOf(
    aBranch("b", {
      meetings: [
        { standard: "themed_party_day", due: 12, held: 9, late: 2, missing: ["2026-12"], records: [] },
      ],
      attendance: part(9, 10),
      inspections: part(3, 4),
      rectification: part(1, 2),
      closing: part(4, 4),
    }),
    measures,
  );
  expect(score.items.map(({ code, raw, removed }) => [code, raw, removed])).toEqual([
    ["plan", "0/1", "not_recorded"],
    ["meetings", "25/1", null],
    ["attendance", "18/1", null],
    ["inspections", "45/4", null],
    ["rectification", "5/1", null],
    ["closing", "5/1", null],
  ]);
  expect(score.total).toBe("1285/16");
});

test("each item says of how many it counts, what was expected and held, and why it left", () => {
  const meetings = [
    { standard: "themed_party_day" as const, due: 1, held: 1, late: 0, missing: [], records: ["s1"] },
    { standard: "party_lesson" as const, due: 3, held: 1, late: 1, missing: [], records: ["s2"] },
    { standard: "group_meeting" as const, due: 0, held: 0, late: 0, missing: [], records: ["s3"] },
  ];
  const own = defaultMeasures();
  own.branchScore.closing = 0;
  const { items } = branchScoreOf(aBranch("b", { meetings, attendance: part(0, 0) }), own);
  const shown = items.map(({ code, removed, of, params }) => [code, removed, of, Object.values(params)]);
  expect(shown).toEqual([
    ["plan", "not_recorded", "0/1", [0, 0]],
    ["meetings", null, "200/3", [4, 2, 1]],
    ["attendance", "nothing_expected", "0/1", [0, 0]],
    ["inspections", null, "100/3", [40, 40]],
    ["rectification", "nothing_expected", "0/1", [0, 0]],
    ["closing", "weight_zero", "0/1", [4, 4]],
  ]);
  expect(items[1]).toMatchObject({ raw: "75/4", records: ["s1", "s2"] });
});

test("a single mark that is left counts for all hundred; where nothing is left there is no total", () => {
  const nothing = {
    meetings: [],
    attendance: part(0, 0),
    inspections: part(0, 0),
    rectification: part(0, 0),
  };
  const own = defaultMeasures();
  own.branchScore.closing = 1;
  expect(branchScoreOf(aBranch("b", { ...nothing, closing: part(1, 1) }), own).total).toBe("100/1");
  const none = aBranch("b", { ...nothing, closing: part(0, 0) });
  expect(branchScoreOf(none, own).total).toBeNull();
  expect(branchRatings([none], own)).toMatchObject({
    ratings: [{ outcome: "no_basis" }],
    quota: { base: 0 },
  });
});

test.each([
  ["100/1", "five"],
  ["90/1", "five"],
  ["8999/100", "four"],
  ["80/1", "four"],
  ["7999/100", "three"],
  ["70/1", "three"],
  ["6999/100", "two"],
  ["60/1", "two"],
  ["5999/100", "one"],
  ["0/1", "one"],
])("a total of %s reaches %s stars", (total, stars) => {
  expect(starsOf(total, measures)).toBe(stars);
});

test("who is behind the last seat has the stars beyond the quota, and free seats wait for nobody", () => {
  const ten = (levels: number[]) =>
    branchRatings(
      levels.map((present, n) => aBranch(`b${n}`, { attendance: part(present, 100) })),
      measures,
    ).quota;
  expect(ten([100, 99, 98, 97, 0, 0, 0, 0, 0, 0])).toMatchObject({
    proposed: ["b0", "b1", "b2"],
    pending: { seats: 0, candidates: [] },
    beyond: ["b3"],
  });
  expect(ten([100, 99, 0, 0, 0, 0, 0, 0, 0, 0])).toMatchObject({
    proposed: ["b0", "b1"],
    pending: { seats: 0, candidates: [] },
    beyond: [],
  });
});

test("five stars go to three of ten at most; level at the last seat is left for people to decide", () => {
  const ten = (levels: number[]) =>
    levels.map((present, n) => aBranch(`b${n}`, { attendance: part(present, 100) }));
  const clear = branchRatings(ten([100, 99, 98, 97, 96, 95, 94, 93, 92, 91]), measures);
  expect(clear.quota).toMatchObject({
    base: 10,
    cap: 3,
    proposed: ["b0", "b1", "b2"],
    pending: { seats: 0 },
  });
  const tied = branchRatings(ten([100, 99, 98, 98, 96, 95, 94, 93, 92, 91]), measures);
  expect(tied.quota).toMatchObject({
    proposed: ["b0", "b1"],
    pending: { seats: 1, candidates: ["b2", "b3"] },
  });
  expect(branchRatings(ten([100, 100, 100]), measures).quota).toMatchObject({ cap: 0, proposed: [] });
});

const parts = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  .map(([a, b]) => part(Math.min(a, b), Math.max(a, b)));
const branch = fc
  .record({
    due: fc.integer({ min: 0, max: 12 }),
    held: fc.integer({ min: 0, max: 12 }),
    late: fc.integer({ min: 0, max: 12 }),
    attendance: parts,
    inspections: parts,
    rectification: parts,
    closing: parts,
    plan: fc.option(parts, { nil: null }),
  })
  .map(({ due, held: some, late, ...rest }) => {
    const inTime = Math.min(due, some);
    const meetings = [
      {
        standard: "party_lesson" as const,
        due,
        held: inTime,
        late: Math.min(late, due - inTime),
        missing: [],
        records: [],
      },
    ];
    return { ...rest, meetings };
  });
const county = fc.array(branch, { maxLength: 30 }).map((list) => list.map((one, n) => aBranch(`b${n}`, one)));

test("branch scores lie within 0 and 100, are the sum of their items, do not depend on order, and the cap holds", () => {
  fc.assert(
    fc.property(county, (list) => {
      const proposal = branchRatings(list, measures);
      const { quota, ratings } = proposal;
      expect(quota.cap).toBe(Math.floor((quota.base * 3) / 10));
      expect(quota.proposed.length + quota.pending.seats).toBeLessThanOrEqual(quota.cap);
      expect(branchRatings(list.toReversed(), measures)).toEqual({ quota, ratings: ratings.toReversed() });
      for (const { total, items } of ratings) {
        if (total === null) continue;
        expect(compare(parse(total), ratio(0))).toBeGreaterThanOrEqual(0);
        expect(compare(parse(total), ratio(100))).toBeLessThanOrEqual(0);
        expect(sum(items.map(({ points }) => parse(points)))).toEqual(parse(total));
        expect(sum(items.map(({ of }) => parse(of)))).toEqual(ratio(100));
      }
      expect(JSON.parse(JSON.stringify(proposal))).toEqual(proposal);
    }),
    runs,
  );
}, 60_000);

test("full members of a month are those who are members and full on its last day", () => {
  const rows = [
    { fromOn: "2026-01-01", untilOn: "9999-12-31", full: 3 },
    { fromOn: "2026-02-28", untilOn: "2026-04-30", full: 2 },
    { fromOn: "2026-03-01", untilOn: "2026-03-31", full: 1 },
  ];
  const found = fullMembersOf(rows, 2026);
  expect(Object.keys(found).length).toBe(12);
  expect(["01", "02", "03", "04", "12"].map((month) => found[`2026-${month}`])).toEqual([3, 5, 5, 3, 3]);
});
