import { expect, test } from "vitest";
import { guessMapping } from "../../../worker/organization/rosters/rules-columns";
import { parseCsv } from "../../../worker/papers/sheets/csv";
import { readSheets } from "../../../worker/papers/sheets/files";
import { formulaIn } from "../../../worker/papers/sheets/rules";
import { aWorkbook, day, formula } from "../../support/workbook";

const bytes = (text: string) => new TextEncoder().encode(text);

test("a text file keeps quoted commas, quotes and line breaks, and blank lines keep their row number", () => {
  expect(parseCsv('姓名,备注\r\n"王,小明","说""好""\n第二行"\r\n\r\n李四,\r\n')).toEqual([
    ["姓名", "备注"],
    ["王,小明", '说"好"\n第二行'],
    [null],
    ["李四", null],
  ]);
  expect(parseCsv("甲\t乙\t丙\n1\t2\t3")).toEqual([
    ["甲", "乙", "丙"],
    ["1", "2", "3"],
  ]);
  expect(parseCsv("甲;乙\n1;2")).toEqual([
    ["甲", "乙"],
    ["1", "2"],
  ]);
});

test.each([
  ["=1+1", true],
  ['=HYPERLINK("x")', true],
  ["＝1+1", true],
  ["@SUM(A1)", true],
  ["+cmd|' /C calc'!A0", true],
  ["-2+3", true],
  ["+A1", true],
  ["+86 139 0000 0000", false],
  ["+86-13900000000", false],
  ["-", false],
  ["-12.5", false],
  ["=", false],
  ["@所有人", false],
])("%s is a formula: %s", (text, expected) => {
  expect(formulaIn(text)).toBe(expected);
});

test("UTF-8 with and without its mark and GB18030 with rare characters are told apart", async () => {
  const gb18030 = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x95, 0x32, 0xa3, 0x35]);
  const read = async (file: Uint8Array) => {
    const { encoding, sheets } = await readSheets(file);
    return [encoding, sheets[0]?.rows];
  };
  expect(await read(bytes("\ufeff姓名\n"))).toEqual(["utf-8", [["姓名"]]]);
  expect(await read(bytes("姓名\n"))).toEqual(["utf-8", [["姓名"]]]);
  expect((await read(gb18030))[0]).toBe("gb18030");
  expect((await read(gb18030))[1]?.[0]).toEqual(["姓名"]);
});

test("a workbook's dates, numbers and formulas stay what they are", async () => {
  const { encoding, sheets } = await readSheets(
    aWorkbook([
      ["姓名", "出生", "工号", "年龄"],
      ["王小明", day(26484), 7858, formula("1&1")],
    ]),
  );
  expect(encoding).toBe("xlsx");
  expect(sheets).toEqual([
    {
      name: "名册 & 说明",
      rows: [
        ["姓名", "出生", "工号", "年龄"],
        ["王小明", { date: "1972-07-04" }, 7858, { formula: "=1&1", value: 2 }],
      ],
    },
  ]);
});

test.each([
  ["nothing", new Uint8Array()],
  ["an old .xls", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])],
  ["a torn workbook", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff])],
])("%s is refused as no table", async (_, file) => {
  await expect(readSheets(file)).rejects.toMatchObject({ code: "unsupported_media" });
});

test("the header is found below titles and columns are guessed by header, likeness and content", () => {
  const rows = parseCsv(
    [
      "某单位花名册,,,,",
      "填报单位：机关党总支　填报时间：2026年1月,,,,",
      "序号,姓 名,本人手机号码,政治面貌（必填）,",
      "1,甲一,13900000001,党员,城关支部",
      "2,乙二,13900000002,党员,城关支部",
      "3,丙三,13900000003,党员,东街支部",
    ].join("\n"),
  );
  expect(guessMapping(rows)).toEqual({
    headerRow: 3,
    columns: [null, "name", "phone", "standing", "branch"],
    organName: "机关党总支",
  });
});

test("no meaning is given to two columns", () => {
  const { columns } = guessMapping(parseCsv("姓名,手机,联系电话,电话\n"));
  expect(columns).toEqual(["name", "phone", null, null]);
});
