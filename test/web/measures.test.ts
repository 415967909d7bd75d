import { expect, test } from "vitest";
import { laidOut, placeOf } from "../../web/pages/measures/versions/layout.ts";
import { draftFrom, leafOf, shareOf, textOf } from "../../web/pages/measures/versions/values.ts";
import { changesBetween, defaultMeasures, faultsOf, leavesOf } from "../../worker/measures/versions/rules.ts";

const kindOf = (path: string) => placeOf(path)?.cell.kind ?? "count";

test("the document shows every measure once, but the three that nobody can change", () => {
  const all = [...leavesOf(defaultMeasures()).keys()];
  const fixed = ["characterRule", "quotas.annual_assessment.base", "notGraded.no_basis.on"];
  expect(laidOut().sort()).toEqual(all.filter((path) => !fixed.includes(path)).sort());
});

test("every measure reads back as it was written", () => {
  for (const [path, leaf] of leavesOf(defaultMeasures())) {
    if (!placeOf(path) || !laidOut().includes(path)) continue;
    expect([path, leafOf(textOf(leaf, kindOf(path)), kindOf(path), leaf)]).toEqual([path, leaf]);
  }
});

test.each<[string, [number, number] | undefined]>([
  ["90%", [9, 10]],
  ["90％", [9, 10]],
  ["0.85", [17, 20]],
  ["1/3", [1, 3]],
  ["2/6", [1, 3]],
  ["1", [1, 1]],
  ["0", [0, 1]],
  ["33.5%", [67, 200]],
  ["120%", [6, 5]],
  ["1/0", undefined],
  ["-1", undefined],
  ["", undefined],
  ["abc", undefined],
])("%s is a share of %j", (typed, share) => {
  expect(shareOf(typed)).toEqual(share);
});

test("what is typed changes one measure, what is taken back changes none, what means nothing is refused at its field", () => {
  const base = defaultMeasures();
  const changed = draftFrom(base, { "targets.characters.staff": "8000", "gates.G9.on": "false" }, kindOf);
  expect(changesBetween(base, changed).map(({ path }) => path)).toEqual([
    "targets.characters.staff",
    "gates.G9.on",
  ]);
  expect(changesBetween(base, draftFrom(base, { "targets.characters.staff": null }, kindOf))).toEqual([]);
  expect(changesBetween(base, draftFrom(base, { "bands.excellent": " 90 " }, kindOf))).toEqual([]);
  const wrong = draftFrom(base, { "bands.excellent": "ninety", "inspection.spotCheck": "ten" }, kindOf);
  expect(faultsOf(wrong).faults.map(({ path }) => path)).toEqual(["inspection.spotCheck", "bands.excellent"]);
});

test("a fault of a group leads to its first measure", () => {
  expect(placeOf("criteria")?.cell.path).toBe("criteria.attendance.weight");
  expect(placeOf("branchScore")?.cell.path).toBe("branchScore.plan");
});
