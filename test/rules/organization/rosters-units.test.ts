import { expect, test } from "vitest";
import type { Choices, Field } from "../../../worker/organization/rosters/shape";
import { aUnitBelow, county, imported, problemsOf } from "./makers-rosters";

type Row = Partial<Record<Field, string | null>>;
const committee = aUnitBelow(county, "party_committee", "财政局");
const other = aUnitBelow(county, "party_committee", "水利局");
const general = aUnitBelow(other, "general_branch", "机关总支");
const own = aUnitBelow(committee, "branch", "一支部");
const deep = aUnitBelow(general, "branch", "一支部");

const row = (change: Row = {}): Row => ({
  organ: "财政局",
  branch: "一支部",
  name: "甲一",
  standing: "党员",
  ...change,
});
const plan = (rows: Row[], units = [county], change: Partial<Choices> = {}, rootId = county.id) => {
  const preview = imported(rows, change, { units, rootId });
  const created = preview.units.map(({ parent, name, people }) => `${parent} › ${name} ${people}`);
  return [...created, ...problemsOf(preview)];
};

test("each unit that is created tells how many people come into it, its own and those below it", () => {
  const rows = [row(), row({ name: "乙二" }), row({ branch: "二支部", name: "丙三" })];
  expect(plan(rows)).toEqual(["云岭县 › 财政局 3", "财政局 › 一支部 2", "财政局 › 二支部 1"]);
  expect(plan(rows, [county, committee])).toEqual(["财政局 › 一支部 2", "财政局 › 二支部 1"]);
});

test("nothing is created for who stays out", () => {
  const rows = [row(), row({ branch: "二支部", name: "乙二" })];
  expect(plan(rows, [county], { excludedRows: [3] })).toEqual(["云岭县 › 财政局 1", "财政局 › 一支部 1"]);
});

test("a branch is sought below its organ, never below another, and not among those dissolved", () => {
  expect(plan([row()], [county, committee, own])).toEqual([]);
  expect(plan([row({ organ: "水利局" })], [county, other, general, deep])).toEqual([]);
  expect(plan([row()], [county, committee, other, general, deep])).toEqual(["财政局 › 一支部 1"]);
  const dissolved = { ...own, dissolvedOn: "2026-01-01" };
  expect(plan([row()], [county, committee, dissolved])).toEqual(["财政局 › 一支部 1"]);
  expect(plan([row()], [county, committee, { ...own, dissolvedOn: "2026-12-31" }])).toEqual([]);
});

test("an import at a branch takes rows that name no branch or this one, and refuses others", () => {
  const units = [county, committee, own];
  const at = (branch: string | null) => plan([row({ organ: null, branch })], units, {}, own.id);
  expect(at(null)).toEqual([]);
  expect(at("一支部")).toEqual([]);
  expect(at("二支部")).toEqual(["B2 unknown_branch"]);
});
