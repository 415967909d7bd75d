import { expect, test } from "vitest";
import { guessMapping } from "../../../worker/organization/rosters/rules-columns";
import { columnOf, placeOf, type Source } from "../../../worker/organization/rosters/rules-source";
import { joined, tablesIn, withoutUnused } from "../../../worker/organization/rosters/rules-tables";
import type { Cell } from "../../../worker/papers/sheets/shape";
import { answerOf } from "../makers";
import { aFile, previewed } from "./makers-rosters";

const heads = ["姓名", "党支部", "政治面貌"];
const one = ["甲一", "一支部", "党员"];
const two = ["乙二", "二支部", "群众"];
const people = (...file: Parameters<typeof previewed>) =>
  previewed(...file).rows.map(({ person, branch }) => `${person.name} ${branch} ${person.standing}`);
const kept = (rows: Cell[][], sheet = "名册") => joined(tablesIn([{ name: sheet, rows }]).tables).rows;

test.each<[what: string, sheets: Record<string, Cell[][]>, read: string[]]>([
  [
    "with names, whatever others know",
    {
      甲: [
        ["姓名", "政治面貌"],
        ["甲一", "党员"],
      ],
      乙: [
        ["单位", "党支部", "手机", "备注"],
        ["财政局", "一支部", "1", ""],
      ],
    },
    ["甲"],
  ],
  [
    "that knows most columns where none has names, of several the first",
    { 甲: [["党支部", "手机"]], 乙: [["党支部", "手机", "备注"]], 丙: [["单位", "电话", "说明"]] },
    ["乙"],
  ],
  ["that knows most columns where it is the first", { 甲: [["党支部", "手机"]], 乙: [["说明"]] }, ["甲"]],
  [
    "that knows one column where others know none",
    { 甲: [["请于月底前报送"]], 乙: [["党支部", "学历"]] },
    ["乙"],
  ],
  ["that is the first where nothing is known", { 甲: [["甲一"]], 乙: [["乙二"]] }, ["甲"]],
  ["that holds anything", { 甲: [[""]], 乙: [["乙二"]] }, ["乙"]],
])("of a file's sheets that is read %s", (_what, sheets, read) => {
  const { tables, others } = tablesIn(Object.entries(sheets).map(([name, rows]) => ({ name, rows })));
  expect(tables.map(({ sheet }) => sheet)).toEqual(read);
  expect([...others, ...read].sort()).toEqual(
    Object.keys(sheets)
      .filter((name) => sheets[name]?.flat().join("") !== "")
      .sort(),
  );
});

const blocks = (...parts: string[]) =>
  parts
    .join(" ")
    .split(" ")
    .map((text) => text.replace("_", ""));
test.each<[header: string[], starts: number[]]>([
  [blocks("姓名 党支部 政治面貌", "党员姓名 党支部 政治面貌"), [0, 3]],
  [blocks("姓名 党支部 政治面貌", "姓名 党支部 政治面貌", "姓名 党支部 政治面貌"), [0, 3, 6]],
  [blocks("序号 姓名 党支部 政治面貌", "序号 姓名 党支部 政治面貌"), [0, 4]],
  [blocks("民族 序号 姓名 党支部", "民族 序号 姓名 党支部"), [0, 4]],
  [blocks("单位 序号 姓名 党支部 政治面貌", "序号 姓名 党支部 政治面貌"), [0, 5]],
  [blocks("_ 姓名 党支部 政治面貌", "_ 姓名 党支部 政治面貌"), [0, 5]],
])("blocks side by side begin with what stands before each name: %j", (header, starts) => {
  const rows = [
    ["填报单位：财政局"],
    header,
    header.map((text, c) => (text.endsWith("姓名") ? `甲${c}` : "党员")),
  ];
  const file = aFile({ 名册: rows });
  expect(file.source?.tables.map(({ before, above }) => [before, above])).toEqual(
    starts.map((start, n) => [start, n === 0 ? 0 : 2]),
  );
  expect(file.mapping.organName).toBe(header.includes("单位") ? null : "财政局");
  expect(file.rows[1]).toEqual(header.slice(0, starts[1]));
  expect(file.rows).toHaveLength(2 + starts.length);
});

test.each<[what: string, rows: Cell[][], starts: number[], found: string[]]>([
  [
    "a header of its own begins",
    [heads, one, ["姓名", "手机", "党支部"], ["乙二", "", "二支部"]],
    [0, 3],
    ["甲一 一支部 full", "乙二 二支部 non_party"],
  ],
  [
    "the same header again does not",
    [heads, one, heads, two],
    [0],
    ["甲一 一支部 full", "乙二 二支部 non_party"],
  ],
  [
    "the second header again does not",
    [heads, one, [...heads, "手机"], two, [...heads, "手机"], two],
    [0, 3],
    ["甲一 一支部 full", "乙二 二支部 non_party", "乙二 二支部 non_party"],
  ],
  [
    "a header's second row does not",
    [
      [...heads, "手机", "党内情况"],
      [...heads, "手机", "入党时间"],
      [...one, "", ""],
    ],
    [0],
    ["甲一 一支部 full"],
  ],
  [
    "a line of two known words does not",
    [heads, one, ["姓名", "丙三", "联系电话"], two],
    [0],
    ["甲一 一支部 full", "乙二 二支部 non_party"],
  ],
])("below a list %s another", (_what, rows, starts, found) => {
  expect(aFile({ 名册: rows }).source?.tables.map(({ above }) => above)).toEqual(starts);
  expect(people({ 名册: rows })).toEqual(found);
});

test("known words without a name among them begin no list", () => {
  const rows = [heads, one, ["党支部", "政治面貌", "手机"], two];
  expect(aFile({ 名册: rows }).source?.tables).toHaveLength(1);
});

test.each<[what: string, rows: Cell[][], result: Cell[][]]>([
  [
    "the lower tells more",
    [
      ["填报单位：财政局"],
      ["姓名", "党支部", "党内情况", "", ""],
      ["", "", "政治面貌", "入党时间", "转正时间"],
      [...one, "", ""],
    ],
    [["填报单位：财政局"], [], ["姓名", "党支部", "政治面貌", "入党时间", "转正时间"], [...one, "", ""]],
  ],
  [
    "the upper tells more",
    [
      ["填报单位：财政局"],
      ["姓名", "党支部", "手机", "党内情况"],
      ["", "", "", "政治面貌"],
      [...one.slice(0, 2), "", "党员"],
    ],
    [["填报单位：财政局"], [], ["姓名", "党支部", "手机", "政治面貌"], [...one.slice(0, 2), "", "党员"]],
  ],
  [
    "the lower is longer",
    [["姓名", "党支部"], ["", "", "政治面貌"], one],
    [[], ["姓名", "党支部", "政治面貌"], one],
  ],
])("two rows of headers are one, in the lower, where %s", (_what, rows, result) => {
  expect(kept(rows)).toEqual(result);
});

test.each<[what: string, rows: Cell[][]]>([
  ["who has nothing but a name", [heads, ["甲一", "", ""], one]],
  ["a word that the header has already", [["姓名", "党支部", "手机"], ["", "", "电话"], one]],
  ["a title with nothing known", [["", "", "党内情况"], heads, one]],
])("%s is no part of the header", (_what, rows) => {
  expect(kept(rows)).toEqual(rows);
});

test("columns without a meaning are one where their headers are, or their places under none", () => {
  const { rows, source } = aFile({
    甲: [
      [...heads, "血型", "籍贯", ""],
      [...one, "A", "云岭", "甲"],
    ],
    乙: [
      [...heads, "籍贯", "血型", "", "爱好"],
      [...two, "平川", "B", "乙", "棋"],
    ],
  });
  expect(rows).toEqual([
    [...heads, "血型", "籍贯", "", "爱好"],
    [...one, "A", "云岭", "甲"],
    [...two, "B", "平川", "乙", "棋"],
  ]);
  expect(source?.tables.map(({ columns }) => columns)).toEqual([
    [0, 1, 2, 3, 4, 5],
    [0, 1, 2, 4, 3, 5, 6],
  ]);
});

test("a column of a further list comes behind those of the first, of which some have no header", () => {
  const file = aFile({
    甲: [heads, [...one, "附注"]],
    乙: [
      [...heads, "手机"],
      [...two, "13900000002"],
    ],
  });
  expect(file.rows).toEqual([
    [...heads, null, "手机"],
    [...one, "附注"],
    [...two, null, "13900000002"],
  ]);
  expect(file.mapping.columns).toEqual(["name", "branch", "standing", null, "phone"]);
});

test("the name of a sheet is offered as branch below the header alone, in rows that hold something", () => {
  expect(
    kept([["某县花名册"], ["姓名", "政治面貌"], ["甲一", "党员"], [""], ["乙二", "群众"]], "甲支部"),
  ).toEqual([
    ["某县花名册"],
    ["姓名", "政治面貌", "党支部（工作表名）"],
    ["甲一", "党员", "甲支部"],
    [""],
    ["乙二", "群众", "甲支部"],
  ]);
});

test.each<[what: string, rows: Cell[][], sheet: string]>([
  ["a column names it", [heads, one], "甲支部"],
  ["nothing is a header", [["甲一", "党员"]], "甲支部"],
  [
    "the sheet is no branch's",
    [
      ["姓名", "政治面貌"],
      ["甲一", "党员"],
    ],
    "名册",
  ],
])("no sheet is offered as branch where %s", (_what, rows, sheet) => {
  expect(kept(rows, sheet)).toEqual(rows);
});

test("ticked columns become one more column below the header alone, in rows that hold something", () => {
  const rows = [
    ["某县花名册"],
    ["姓名", "党支部", "正式党员", "预备党员", "书记", "组织委员"],
    ["甲一", "一支部", "√", "", "√", "√"],
    [],
    ["乙二", "一支部", "", "是", "", "否"],
  ];
  expect(kept(rows)).toEqual([
    ["某县花名册"],
    [...(rows[1] ?? []), "党内职务（按勾选的列）", "政治面貌（按勾选的列）"],
    [...(rows[2] ?? []), "书记、组织委员", "正式党员"],
    [],
    [...(rows[4] ?? []), null, "预备党员"],
  ]);
});

test.each<[what: string, rows: Cell[][]]>([
  [
    "nobody is ticked",
    [
      ["姓名", "党支部", "群众"],
      ["甲一", "一支部", ""],
      ["乙二", "一支部", "否"],
    ],
  ],
  [
    "anything else is written",
    [
      ["姓名", "党支部", "党员"],
      ["甲一", "一支部", "是"],
      ["乙二", "一支部", "2010年"],
    ],
  ],
])("a column in which %s says nothing of the standing", (_what, rows) => {
  expect(kept(rows)).toEqual(rows);
  expect(previewed({ 名册: rows }).missingFields).toEqual(["standing"]);
});

test("a row or a column of no list keeps its own number", () => {
  const source: Source = { tables: [], several: true, others: [], strayQuotes: [], dropped: [] };
  const { source: found } = aFile({
    甲: [
      ["序号", ...heads],
      ["1", ...one],
    ],
    乙: [[], heads, two],
  });
  expect([placeOf(null, 7), placeOf(source, 7), placeOf(found, 99)]).toEqual(
    [7, 7, 99].map((row) => ({ sheet: null, row })),
  );
  expect([columnOf(null, 7, 3), columnOf(source, 7, 3), columnOf(found, 3, 0)]).toEqual([3, 3, 0]);
  expect([1, 2, 3].map((row) => placeOf(found, row))).toEqual([
    { sheet: "甲", row: 1 },
    { sheet: "甲", row: 2 },
    { sheet: "乙", row: 3 },
  ]);
  expect([columnOf(found, 2, 1), columnOf(found, 3, 1)]).toEqual([1, 0]);
});

test("a file too large of which no row is the header is refused, not emptied", () => {
  const rows = [["甲一", "一支部"]];
  const noHeader = { ...guessMapping(rows), headerRow: 0 };
  expect(answerOf(() => withoutUnused(rows, noHeader, (least) => least[0]?.[0] === null))).toBe("too_large");
});
