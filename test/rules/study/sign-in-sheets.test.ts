import { expect, test } from "vitest";
import type { Cell } from "../../../worker/papers/sheets/shape";
import { previewOf } from "../../../worker/study/registers/rules-sheet";
import { markHead, statusOf } from "../../../worker/study/registers/rules-sheet-words";

const meeting = {
  kind: "themed_party_day",
  unitName: "机关第一支部",
  heldOn: "2026-10-14",
  startsAt: "08:30",
  endsAt: "10:30",
};
const roll = (...names: string[]) => names.map((name) => ({ personId: `id ${name}`, name }));
const preview = (rows: Cell[][], names: string[] = [], changes: Partial<typeof meeting> = {}) =>
  previewOf([{ name: "", rows }], roll(...names), { ...meeting, ...changes });
const listOf = (...rows: Cell[][]): Cell[][] => [["姓名", "签到", "备注"], ...rows];

test.each([
  ["√", "present"],
  ["已签到", "present"],
  ["√（迟到）", "late"],
  ["早退", "left_early"],
  ["早退（迟到）", "late"],
  ["缺席（请假）", "leave"],
  ["未请假", "unexcused"],
  ["未签到", "unexcused"],
  ["派训", "official"],
  ["病假（已批）", "leave"],
  ["请假 1天", "leave"],
  ["迟到10分钟", "late"],
  ["未迟到", null],
  ["代签到", null],
  ["请假未准", null],
  ["请假（未准）", null],
  ["（已批）", null],
  ["×", null],
  ["  ", undefined],
  ["？", null],
])("on a sign-in sheet %s means %s", (text, status) => {
  expect(statusOf(text)).toBe(status);
});

test("the own name as a signature is presence, another's is nothing that anybody can tell", () => {
  expect([statusOf("甲 一", "甲一"), statusOf("甲二", "甲一"), statusOf("甲一")]).toEqual([
    "present",
    null,
    null,
  ]);
});

test.each([
  ["签到", 2],
  ["是否到会", 2],
  ["签到（手写）", 1],
  ["签到时间", 0],
  ["签到人", 0],
  ["出席人员", 0],
  ["单位", 0],
])("a header %s says with weight %s that marks stand below it", (text, weight) => {
  expect(markHead(text)).toBe(weight);
});

test.each([
  ["a usual header comes before one that is only like it", ["姓名", "出勤天数", "签到"], 2],
  ["where there is none, one that is like it serves", ["姓名", "单位", "出勤天数", "备注"], 2],
  ["a time or a rate is no mark", ["姓名", "签到时间", "出勤率", "到会"], 3],
])("of a sheet's columns, %s", (_, header, column) => {
  const row = header.map((_head, at) => (at === 0 ? "甲一" : at === column ? "√" : null));
  expect(preview([header, row], ["甲一"])?.marks).toEqual([
    { personId: "id 甲一", status: "present", remark: null },
  ]);
});

test("a sheet without a column of names beside one of marks is none", () => {
  const without: Cell[][] = [["姓名", "单位"], ["甲一", "县委办"], ["签到"]];
  expect(preview(without, ["甲一"])).toBeUndefined();
  const found = previewOf(
    [
      { name: "封面", rows: without },
      { name: "签到表", rows: listOf(["甲一", "√"]) },
      { name: "空", rows: [["", null]] },
    ],
    roll("甲一"),
    meeting,
  );
  expect(found?.marks).toHaveLength(1);
  expect(found?.warnings).toEqual([{ code: "sheet_left_out", params: { sheet: "封面", session: "" } }]);
});

test("each row is told with its cell, and what it lacks with the cell that lacks it", () => {
  const rows = [
    ["党员大会签到表"],
    ["序号", "姓名", "签到", "备注"],
    [1, "甲 一", "√", " 线上 "],
    [2, "甲二", null, ""],
    [3, "甲三", "", "事假"],
    [4, "甲一", "迟到", null],
    [5, "乙一", "√", null],
    [6, "乙二", "列席", null],
    [7, "乙三", "", "旁听"],
    [8, "乙四", "请假", null],
    [9, { formula: "=A1" }, "√", null],
    [10, "甲四", { formula: "=B2" }, null],
    [11, null, "√", null],
    [12, null, null, null],
    [],
    ["合计", "5 人", "√"],
  ] as Cell[][];
  const found = preview(rows, ["甲一", "甲二", "甲三", "甲四"], { kind: "branch_general_meeting" });
  const row = (at: number, name: string, text: string, remark: string | null, status: string | null) => {
    const known = name.startsWith("甲") && at !== 6;
    return { row: at, cell: `B${at}`, name, text, remark, personId: known ? `id ${name}` : null, status };
  };
  expect(found).toEqual({
    heading: { title: "党员大会签到表", heldOn: null, startsAt: null, endsAt: null },
    rows: [
      row(3, "甲一", "√", "线上", "present"),
      row(4, "甲二", "", null, null),
      row(5, "甲三", "", "事假", "leave"),
      row(6, "甲一", "迟到", null, "late"),
      row(7, "乙一", "√", null, "present"),
      row(8, "乙二", "列席", null, null),
      row(9, "乙三", "", "旁听", null),
      row(10, "乙四", "请假", null, "leave"),
    ],
    problems: [
      { row: 4, cell: "C4", code: "blank", params: { name: "甲二" } },
      { row: 6, cell: "B6", code: "repeated", params: { name: "甲一" } },
      { row: 7, cell: "B7", code: "not_on_roll", params: { name: "乙一" } },
      { row: 8, cell: "B8", code: "not_on_roll", params: { name: "乙二" } },
      { row: 9, cell: "B9", code: "not_on_roll", params: { name: "乙三" } },
      { row: 10, cell: "B10", code: "not_on_roll", params: { name: "乙四" } },
      { row: 11, cell: "B11", code: "formula", params: { name: "=A1" } },
      { row: 12, cell: "C12", code: "formula", params: { name: "甲四" } },
      { row: 13, cell: "B13", code: "no_name", params: { name: "", text: "√" } },
    ],
    sittersIn: [
      { row: 7, name: "乙一" },
      { row: 8, name: "乙二" },
      { row: 9, name: "乙三" },
    ],
    unclear: [],
    marks: [
      { personId: "id 甲一", status: "present", remark: "线上" },
      { personId: "id 甲三", status: "leave", remark: "事假" },
    ],
    notOnSheet: [{ personId: "id 甲四", name: "甲四" }],
    warnings: [],
  });
});

test("two people of one name are not guessed apart", () => {
  const found = previewOf(
    [{ name: "", rows: listOf(["陆梅", "√"]) }],
    [
      { personId: "1", name: "陆梅" },
      { personId: "2", name: "陆 梅" },
    ],
    meeting,
  );
  expect([found?.marks, found?.problems]).toEqual([
    [],
    [{ row: 2, cell: "A2", code: "ambiguous_name", params: { name: "陆梅", people: 2 } }],
  ]);
});

test("a value that nobody can tell is asked once, a mark without a name and a second sheet are told", () => {
  const rows = [
    ["序号", "姓名", "签到时间", "签到"],
    [1, "甲一", "8:20", "代签到"],
    [2, "甲二", "8:21", "代签到"],
    [3, "甲三", "8:40", "未迟到"],
    [4, null, null, "√"],
    [5, "甲四", null, "√"],
    [6, "乙一", null, "代签到"],
  ];
  const other = { name: "二季度", rows: listOf(["甲一", "√"]) };
  const found = previewOf([{ name: "一季度", rows }, other], roll("甲一", "甲二", "甲三", "甲四"), meeting);
  expect(found?.marks.map(({ personId }) => personId)).toEqual(["id 甲四"]);
  expect(found?.unclear).toEqual([
    { text: "代签到", people: 2 },
    { text: "未迟到", people: 1 },
  ]);
  expect(found?.problems[0]).toEqual({
    row: 5,
    cell: "B5",
    code: "no_name",
    params: { name: "", text: "√" },
  });
  expect(found?.warnings).toEqual([{ code: "sheet_left_out", params: { sheet: "二季度", session: "" } }]);
});

test("a sheet in two blocks side by side is read whole, each with its own marks and remarks", () => {
  const rows = [
    ["机关第一支部主题党日签到表"],
    ["序号", "姓名", "签到", "序号", "姓名", "签到", "备注"],
    [1, "甲一", "√", 3, "甲三", null, "公务"],
    [2, "甲 二", "迟到", 4, "甲四", "√", null],
  ];
  expect(preview(rows, ["甲一", "甲二", "甲三", "甲四"])?.marks).toEqual([
    { personId: "id 甲一", status: "present", remark: null },
    { personId: "id 甲二", status: "late", remark: null },
    { personId: "id 甲三", status: "official", remark: "公务" },
    { personId: "id 甲四", status: "present", remark: null },
  ]);
});

test("a column of names without marks of its own takes none of the next", () => {
  const rows = [
    ["姓名", "单位", "姓名", "签到"],
    ["甲一", "县委办", "甲二", "√"],
  ];
  expect(preview(rows, ["甲一", "甲二"])?.rows.map(({ name }) => name)).toEqual(["甲二"]);
});

test.each([
  [["时间：2026年3月7日 9:05至11:30"], "2026-03-07", "09:05", "11:30"],
  [["2026.12.17 15：00—17：00"], "2026-12-17", "15:00", "17:00"],
  [["时间：", "2026/10/4", "9:00"], "2026-10-04", "09:00", null],
  [["2026年3月"], null, null, null],
])("above a list, %s tells the day and the times", (line, heldOn, startsAt, endsAt) => {
  const rows = [[null, " 签到表 "], line, ...listOf(["甲一", "√"])];
  expect(preview(rows)?.heading).toEqual({ title: "签到表", heldOn, startsAt, endsAt });
});

test("above a list nothing is no title, and the list itself is not read as one", () => {
  const day = ["甲一", "2026-01-01 9:00"];
  expect(preview(listOf(day))?.heading).toEqual({
    title: null,
    heldOn: null,
    startsAt: null,
    endsAt: null,
  });
});

const differs = (code: string, sheet: string, session: string) => [{ code, params: { sheet, session } }];
test.each([
  ["2026年10月14日 8:30—10:30", {}, []],
  ["2026年10月14日 8:30", {}, []],
  ["2026年10月13日", {}, differs("date_differs", "2026-10-13", "2026-10-14")],
  ["8:30-10:00", {}, differs("time_differs", "08:30–10:00", "08:30–10:30")],
  ["8:30—9:30", {}, differs("time_differs", "08:30–09:30", "08:30–10:30")],
  ["9:30", {}, differs("time_differs", "09:30–10:30", "08:30–10:30")],
  ["机关第一支部", {}, []],
  ["县委机关第一支部", {}, []],
  ["机关第一支部", { unitName: "中共县委机关第一支部" }, []],
  ["城关支部", {}, differs("unit_differs", "城关支部", "机关第一支部")],
  ["主题党日", {}, []],
  ["党课", {}, differs("kind_differs", "party_lesson", "themed_party_day")],
])("a sheet headed %s is told to differ where it does", (title, changes, warnings) => {
  expect(preview([[title], ...listOf(["甲一", "√"])], ["甲一"], changes)?.warnings).toEqual(warnings);
});
