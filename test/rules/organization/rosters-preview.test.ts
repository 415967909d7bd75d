import { expect, test } from "vitest";
import { planImport } from "../../../worker/organization/rosters/rules";
import { summaryOf } from "../../../worker/organization/rosters/rules-preview";
import {
  aFile,
  aPersonHere,
  aUnitBelow,
  county,
  emptyCounty,
  imported,
  long,
  previewed,
  today,
} from "./makers-rosters";

const heads = ["姓名", "党支部", "政治面貌"];

test("every row is counted once, by whether it comes in, is here, or why it stays out", () => {
  const branch = aUnitBelow(county, "branch", "一支部");
  const row = (name: string, change = {}) => ({
    name,
    branch: "一支部",
    standing: "党员",
    staffNumber: null,
    ...change,
  });
  const rows = [
    ...["甲一", "乙二", "丙三"].map((name) => row(name)),
    row("丁四", { staffNumber: "4" }),
    row("待定"),
    row(""),
    ...["子", "丑", "寅"].map((name) => row(name, { standing: "某某" })),
    ...["辰", "巳", "午", "未"].map((name) => row(name)),
  ];
  const people = [aPersonHere("丁四", { staffNumber: "4" })];
  const { counts } = imported(rows, { excludedRows: [11, 12, 13, 14] }, { units: [county, branch], people });
  expect(counts).toEqual({
    rowsRead: 13,
    create: 3,
    here: 1,
    out: 9,
    outError: 2,
    outUnconfirmed: 3,
    outExcluded: 4,
    organs: 0,
    branches: 0,
  });
});

test("of the units to create, committees and general branches are counted as organs, the others as branches", () => {
  const row = (organ: string, branch: string) => ({ organ, branch, name: `${branch}甲`, standing: "党员" });
  const { counts, units } = imported([
    row("柳河乡", "一支部"),
    row("柳河乡", "联合支部"),
    row("财政局", "二支部"),
    row("水利局", "三支部"),
  ]);
  expect(units.map(({ kind }) => kind)).toEqual([
    "party_committee",
    "branch",
    "joint_branch",
    "general_branch",
    "branch",
    "general_branch",
    "branch",
  ]);
  expect([counts.organs, counts.branches]).toEqual([3, 4]);
});

test("the first twelve rows are shown as they stand, to choose the header from", () => {
  const rows = [[long], heads, ...Array.from({ length: 13 }, (_, n) => [`甲${n}`, "一支部", "党员"])];
  const { head } = previewed({ 名册: rows });
  expect(head.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(head[0]?.cells).toEqual([long.slice(0, 40)]);
  expect(head[11]?.cells).toEqual(["甲9", "一支部", "党员"]);
});

test("each list tells where it begins in its sheet, how many people it holds and whether it is left out", () => {
  const line = (name: string) => [name, "一支部", "党员"];
  const rows = [
    ["某县花名册"],
    heads,
    line("甲一"),
    line("乙二"),
    ["姓名", "政治面貌", "党支部", "手机"],
    ["丙三", "党员", "一支部", ""],
  ];
  const { tables } = previewed({ 甲: rows, 乙: [heads, line("丁四")] }, { excludedTables: [1] });
  expect(tables).toEqual([
    { sheet: "甲", hidden: false, from: "A1", people: 2, excluded: false },
    { sheet: "甲", hidden: false, from: "A5", people: 1, excluded: true },
    { sheet: "乙", hidden: false, from: "A1", people: 1, excluded: false },
  ]);
  const side = [
    [...heads, "", ...heads],
    [...line("甲一"), "", ...line("乙二")],
  ];
  expect(previewed({ 甲: side }).tables.map(({ from }) => from)).toEqual(["A1", "E1"]);
});

test("rows of a list that is left out stay out, those of its neighbours come in", () => {
  const line = (name: string) => [name, `${name}支部`, "党员"];
  const file = { 甲: [heads, line("甲一")], 乙: [heads, line("乙二")], 丙: [heads, line("丙三")] };
  const { rows } = previewed(file, { excludedTables: [1] });
  expect(rows.map(({ person, outcome }) => `${person.name} ${outcome}`)).toEqual([
    "甲一 create",
    "乙二 out",
    "丙三 create",
  ]);
});

test("what is kept of an import names each row left out by its sheet and its number there", () => {
  const roster = aFile({ 甲: [heads, ["甲一", "一支部", "党员"]], 乙: [heads, ["待定", "一支部", "党员"]] });
  const { leftOut, exemptions } = summaryOf(planImport(roster, emptyCounty, today), roster.source, 2);
  expect(leftOut).toEqual([
    { row: 3, at: { sheet: "乙", row: 2 }, name: "待定", reason: "error", codes: ["vacancy"] },
  ]);
  expect(exemptions).toBe(2);
});
