import fc from "fast-check";
import { expect, test } from "vitest";
import { compare, parse, ratio, sum } from "../../../worker/core/rational";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import { branchRatings, branchScoreOf, meetingsOf } from "../../../worker/rating/stars/rules";
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
});
