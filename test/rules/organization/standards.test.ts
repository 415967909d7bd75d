import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, ratio, sum } from "../../../worker/core/rational";
import { figuresOf } from "../../../worker/inspection/figures/rules";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import {
  notApplicable,
  refuseUnlessEnds,
  refuseUnlessGroup,
  type Word,
} from "../../../worker/organization/unit-standards/rules";
import { UNIT_STANDARDS } from "../../../worker/organization/unit-standards/shape";
import { branchScoreOf, meetingsOf } from "../../../worker/rating/stars/rules";
import type { BranchFacts, MeetingBasis } from "../../../worker/rating/stars/shape";
import { comparisonRows } from "../../../worker/reports/comparison/rules";

const measures = defaultMeasures();
const word = (unitId: string, standard: Word["standard"], applies = false): Word => ({
  unitId,
  standard,
  applies,
  reason: applies ? null : `${unitId}说`,
});

test.each<[says: string, words: Word[], reasons: [string, string][]]>([
  ["nothing said: everything applies", [], []],
  ["what is said of a unit holds for it", [word("支部", "notes")], [["notes", "支部说"]]],
  ["what is said above holds below", [word("总支", "hours")], [["hours", "总支说"]]],
  ["the nearest word decides", [word("总支", "hours"), word("支部", "hours", true)], []],
  ["of one unit's words the first counts", [word("支部", "notes", true), word("支部", "notes")], []],
  [
    "one standard's word says nothing of another",
    [word("支部", "notes", true), word("县", "hours")],
    [["hours", "县说"]],
  ],
  ["a neighbour's word is nobody else's", [word("邻支部", "notes")], []],
])("%s", (_, words, reasons) => {
  expect([...notApplicable(["支部", "总支", "县"], words)]).toEqual(reasons);
});

test("whatever is said, a standard is left out exactly where the nearest unit that speaks of it says no", () => {
  const chain = ["支部", "总支", "县"];
  const words = fc.array(
    fc.record({
      unitId: fc.constantFrom(...chain, "别处"),
      standard: fc.constantFrom(...UNIT_STANDARDS),
      applies: fc.boolean(),
      reason: fc.constant("因"),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(words, (said) => {
      const found = notApplicable(chain, said);
      for (const standard of UNIT_STANDARDS) {
        const [nearest] = chain.flatMap(
          (unitId) => said.find((one) => one.unitId === unitId && one.standard === standard) ?? [],
        );
        expect(found.has(standard)).toBe(nearest !== undefined && !nearest.applies);
      }
    }),
  );
}, 60_000);

const basis: MeetingBasis = {
  fullMembers: Object.fromEntries(
    Array.from({ length: 12 }, (_, n) => [`2026-${String(n + 1).padStart(2, "0")}`, 8]),
  ),
  groups: [],
  notApplicable: [],
  from: "2025-01-01",
  until: null,
};
const dueOf = (more: Partial<MeetingBasis>) =>
  Object.fromEntries(
    meetingsOf(2026, "2026-12-31", { ...basis, ...more }, [], measures).map(({ standard, due }) => [
      standard,
      due,
    ]),
  );

test("group meetings are due in the months on whose last day a group exists", () => {
  expect(dueOf({}).group_meeting).toBe(0);
  expect(dueOf({ groups: [{ fromOn: "2026-03-31", untilOn: "2026-06-30" }] }).group_meeting).toBe(3);
  expect(dueOf({ groups: [{ fromOn: "2025-01-01", untilOn: null }] }).group_meeting).toBe(12);
});

test("a meeting that does not apply is not due, the others are", () => {
  const due = dueOf({ notApplicable: ["themed_party_day"] });
  expect([due.themed_party_day, due.party_lesson]).toEqual([0, 4]);
});

test("an item whose standard does not apply leaves the branch's score, and the rest is scaled to 100", () => {
  const part = (done: number, of: number) => ({ done, of, records: [] });
  const branch: BranchFacts = {
    branchId: "b",
    name: "支部",
    year: 2026,
    notApplicable: ["inspection"],
    plan: null,
    meetings: [{ standard: "party_lesson", due: 4, held: 4, late: 0, missing: [], records: [] }],
    attendance: part(1, 1),
    inspections: part(0, 9),
    rectification: part(0, 9),
    closing: part(0, 4),
  };
  const { total, items } = branchScoreOf(branch, measures);
  expect(items.filter(({ removed }) => removed === "not_applicable").map(({ code }) => code)).toEqual([
    "inspections",
    "rectification",
    "closing",
  ]);
  expect(parse(total ?? "0/1")).toEqual(ratio(100));
  expect(sum(items.map(({ of }) => parse(of)))).toEqual(ratio(100));
});

test("a cell that does not apply is empty, says why, and leaves the subtotals above it", () => {
  const unit = (id: string, parentId: string | null, kind: string) => ({
    id,
    parentId,
    kind,
    name: id,
    depth: 0,
  });
  const person = (branchId: string, characters: number) => ({
    branchId,
    people: 1,
    months: [{ month: "2026-01", post: "staff" as const, office: false }],
    minutes: 60,
    characters,
    exempt: false,
    essays: [],
    passed: 0,
    inspected: 0,
  });
  const groups = [person("甲", 700), person("乙", 100)];
  const counting = { last: "2026-03-31", measures, versions: [{ from: "2020Q1", measures }] };
  const rows = comparisonRows({
    units: [unit("县", null, "county"), unit("甲", "县", "branch"), unit("乙", "县", "joint_branch")],
    figures: figuresOf({ attendance: [], groups }, counting),
    ratings: [],
    words: [word("乙", "notes")],
  });
  const of = (name: string) => rows.find(({ id }) => id === name);
  expect(of("乙")?.cells.notes).toEqual({ n: 0, d: 0, standard: null });
  expect(of("乙")?.notApplicable).toEqual({ notes: "乙说" });
  expect([of("县")?.cells.notes.n, of("县")?.cells.notes.d]).toEqual([700, 1]);
  expect([of("县")?.cells.hours.d, of("县")?.people]).toEqual([2, 2]);
  expect(rows.map(({ id, subtotal }) => [id, subtotal])).toEqual([
    ["县", true],
    ["甲", false],
    ["乙", false],
  ]);
});

test("a group is a branch's, begins by today, and ends once, after it began", () => {
  const refused = (run: () => void) => {
    try {
      run();
      return "accepted";
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const branch = { kind: "branch", dissolvedOn: null };
  const today = "2026-10-14";
  expect(refused(() => refuseUnlessGroup(branch, today, today))).toBe("accepted");
  expect(refused(() => refuseUnlessGroup({ ...branch, kind: "general_branch" }, today, today))).toBe(
    "not_permitted",
  );
  expect(refused(() => refuseUnlessGroup({ ...branch, dissolvedOn: "2026-01-01" }, today, today))).toBe(
    "unit_dissolved",
  );
  expect(refused(() => refuseUnlessGroup(branch, "2026-10-15", today))).toBe("invalid_input");
  const group = { fromOn: "2026-03-01", untilOn: null };
  expect(refused(() => refuseUnlessEnds(group, today, today))).toBe("accepted");
  expect(refused(() => refuseUnlessEnds({ ...group, untilOn: "2026-04-01" }, today, today))).toBe(
    "already_ended",
  );
  expect(refused(() => refuseUnlessEnds(group, "2026-03-01", today))).toBe("invalid_input");
  expect(refused(() => refuseUnlessEnds(group, "2026-10-15", today))).toBe("invalid_input");
});
