import { expect, test } from "vitest";
import {
  bodyRows,
  columnViews,
  findHeaderRow,
  guessColumns,
  guessMapping,
} from "../../../worker/organization/rosters/rules-columns";
import type { Mapping } from "../../../worker/organization/rosters/shape";
import { long } from "./makers-rosters";

test.each<[rows: string[][], header: number]>([
  [[["姓名"]], 0],
  [[["姓名", "张三"]], 0],
  [[["姓名", "姓 名"]], 0],
  [[["姓名", "学历"]], 1],
  [[["姓名", "本人手机号码"]], 1],
  [[["本人手机号码", "家庭电话号码", "所在单位名称（全称）"]], 0],
  [
    [
      ["姓名", "学历", "民族", "籍贯"],
      ["姓名", "党支部", "手机"],
    ],
    2,
  ],
  [
    [
      ["姓名", "党支部"],
      ["姓名", "党支部"],
    ],
    1,
  ],
  [[], 0],
])("of %j the header is row %i: a known word and another likely one, known ones first", (rows, header) => {
  expect(findHeaderRow(rows)).toBe(header);
});

test("the header is sought in the first thirty rows", () => {
  const below = (count: number) => [...Array.from({ length: count }, () => [""]), ["姓名", "党支部"]];
  expect([findHeaderRow(below(29)), findHeaderRow(below(30))]).toEqual([30, 0]);
});

test("of the words in a header the longest tells its meaning", () => {
  expect(guessColumns([["姓名", "党支部职务备注说明"]], 1)).toEqual([
    { field: "name", confidence: "exact" },
    { field: "office", confidence: "similar" },
  ]);
});

test("a meaning given is not given again, and what says nothing has none", () => {
  expect(guessColumns([["姓名", "爱好", "党员姓名", "专长"]], 1)).toEqual([
    { field: "name", confidence: "exact" },
    null,
    null,
    null,
  ]);
  expect(guessMapping([])).toEqual({ headerRow: 0, columns: [], organName: null });
});

const times = (count: number, text: string) => Array.from({ length: count }, () => text);
test.each<[what: string, texts: string[], field: string | null]>([
  ["branches", times(3, "一支部"), "branch"],
  ["two rows only", ["一支部", "一支部", ""], null],
  ["four of five", [...times(4, "一支部"), "机关"], "branch"],
  ["three of four", [...times(3, "一支部"), "机关"], null],
  ["forty rows, the others below them", [...times(8, "机关"), ...times(32, "一支部"), "机关"], "branch"],
  ["signs of gender", ["男", "女", "男"], "gender"],
  ["mobile numbers", times(3, "13900000001"), "phone"],
  ["numbers with their area", times(3, "0572-5123456"), "phone"],
  ["short numbers", times(3, "5123456"), null],
  ["numbers of ten digits", times(3, "0572512345"), null],
  ["long numbers that are no phone's", times(3, "12345678901"), null],
])("without a header a column is guessed from %s", (_what, texts, field) => {
  const rows = [["姓名", "民族", ""], ...texts.map((text) => ["", "", text])];
  expect(guessColumns(rows, 1)[2]).toEqual(field && { field, confidence: "content" });
});

const heads = ["姓名", "党支部"];
test.each<[what: string, rows: string[][], organ: string | null]>([
  ["above the header", [["某县花名册"], ["", "填报单位： 财政局　2026年"], heads], "财政局"],
  ["in the header", [["姓名", "党支部", "填报组织：财政局"]], null],
  ["below the header", [heads, ["填报单位：财政局"]], null],
  ["where no header is", [["填报单位：财政局"]], null],
  ["of a name too long", [[`单位名称:${long}`], heads], long.slice(0, 60)],
])("the organ of a title is read %s", (_what, rows, organ) => {
  expect(guessMapping(rows).organName).toBe(organ);
});

test("each column is shown with its header, three different samples and whether it is kept", () => {
  const rows = [
    ["某县花名册"],
    [" 姓名 ", "籍贯"],
    ["甲一", "甲"],
    ["甲一", ""],
    ["乙二", long],
    ["丙三", ""],
    ["丁四", ""],
  ];
  const mapping: Mapping = { headerRow: 2, columns: ["name", null], organName: null };
  expect(columnViews(rows, mapping, [1])).toEqual([
    {
      letter: "A",
      header: "姓名",
      samples: ["甲一", "乙二", "丙三"],
      field: "name",
      guess: { field: "name", confidence: "exact" },
      kept: true,
    },
    {
      letter: "B",
      header: "籍贯",
      samples: ["甲", long.slice(0, 40)],
      field: null,
      guess: null,
      kept: false,
    },
  ]);
});

test.each<[what: string, row: string[], kind: string]>([
  ["the header once more, whatever its words", ["人员", "组", "话"], "header"],
  ["a header of the name", ["姓名", "", ""], "header"],
  ["a total", ["合计", "2人", ""], "footer"],
  ["a note alone in its row", ["", "注：本表一式两份", ""], "footer"],
  ["a name that begins like a note's", ["说明", "一组", ""], "person"],
  ["a note beside a person", ["备注见附件", "一组", "1"], "person"],
  ["a text alone that is no note", ["甲一", "", ""], "person"],
  ["nothing in a column that is imported", ["", "", "", "某某"], "unmapped"],
])("%s is taken for what it is", (_what, row, kind) => {
  const rows = [["人员", "组", "话"], ["甲一", "一组", "1"], row];
  const mapping: Mapping = { headerRow: 1, columns: ["name", "branch", "phone", null], organName: null };
  const { people, ignored } = bodyRows(rows, mapping);
  expect(
    [people.includes(3) ? "person" : undefined, ...ignored.map((one) => one.kind)].filter(Boolean),
  ).toEqual([kind]);
  expect(people).toContain(2);
});

test("where no row is the header every row that holds something is a person's", () => {
  const mapping: Mapping = { headerRow: 0, columns: ["name"], organName: null };
  expect(bodyRows([["甲一"], [" "], ["乙二"], ["甲一"]], mapping)).toEqual({
    people: [1, 3, 4],
    ignored: [],
  });
});
