import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { firstChoices, planImport } from "../../../worker/organization/rosters/rules";
import { guessMapping } from "../../../worker/organization/rosters/rules-columns";
import type { StandingPerson } from "../../../worker/organization/rosters/rules-identity";
import { previewOf } from "../../../worker/organization/rosters/rules-preview";
import { joined, tablesIn, withoutUnused } from "../../../worker/organization/rosters/rules-tables";
import type { Choices } from "../../../worker/organization/rosters/shape";
import { readSheets } from "../../../worker/papers/sheets/files";
import { aBook } from "../../support/workbook";

const today = "2026-10-14";
const county = {
  id: "unt_root",
  parentId: null,
  kind: "county" as const,
  name: "云岭县",
  path: "unt_root/",
  place: "0001/",
  organId: null,
  dissolvedOn: null,
};
const branch = (name: string) => ({
  ...county,
  id: `unt_${name}`,
  parentId: county.id,
  kind: "branch" as const,
  name,
  path: `unt_root/unt_${name}/`,
});

async function preview(
  file: string | Uint8Array,
  change: Partial<Choices> = {},
  people: StandingPerson[] = [],
  branches: string[] = [],
) {
  const bytes = typeof file === "string" ? new Uint8Array(readFileSync(`test/support/data/${file}`)) : file;
  const { sheets } = await readSheets(bytes);
  const { tables, others } = tablesIn(sheets);
  const found = joined(tables);
  const source = {
    tables: found.tables,
    several: new Set(found.tables.map(({ sheet }) => sheet)).size > 1,
    others,
    strayQuotes: sheets.flatMap((sheet) => sheet.strayQuotes ?? []),
    dropped: [],
  };
  const choices = { ...firstChoices(today, found.tables), ...change };
  const roster = { rows: found.rows, mapping: guessMapping(found.rows), choices, source };
  const standing = { rootId: county.id, units: [county, ...branches.map(branch)], people };
  return previewOf(planImport(roster, standing, today), roster);
}
type Previewed = Awaited<ReturnType<typeof preview>>;
const outcomes = ({ rows }: Previewed) => rows.map(({ outcome, reason }) => reason ?? outcome);
const codes = ({ problems }: Previewed) => problems.map(({ cell, code }) => `${cell} ${code}`);
const standings = ({ rows }: Previewed) => rows.map(({ person }) => person.standing);

test.each(["middle-dots.csv", "kangxi-radicals.csv"])(
  "%s holds one person under several code points: one comes in, the others wait",
  async (file) => {
    const found = await preview(file, { standing: "full" });
    expect(outcomes(found).slice(0, 2)).toEqual(["create", "unconfirmed"]);
    expect(outcomes(found).filter((one) => one === "create")).toHaveLength(1);
    expect(found.problems.every(({ code, params }) => code === "namesake" && params?.row === 2)).toBe(true);
    expect(found.units).toHaveLength(1);
  },
);

test("without a column that tells who is a member nobody comes in before it is answered", async () => {
  const asked = await preview("kangxi-radicals.csv");
  expect(asked.missingFields).toEqual(["standing"]);
  expect(outcomes(asked)).toEqual(["error", "error"]);
  const answered = await preview("kangxi-radicals.csv", { standing: "non_party" });
  expect([answered.missingFields, standings(answered)[0]]).toEqual([[], "non_party"]);
});

test("a date of joining or of full membership, readable or not, says member; who joined within a year is asked about", async () => {
  const found = await preview("party-roster-without-standing.csv");
  expect(found.missingFields).toEqual([]);
  expect(standings(found)).toEqual(["full", "full", "probationary", "full", "full", "full"]);
  expect(found.rows.map(({ person }) => person.joinedParty)).toEqual([
    null,
    "2010-07",
    "2026-03",
    null,
    null,
    "2010-07",
  ]);
  expect(codes(found)).toEqual([
    "C2 partial_date",
    "D2 partial_date",
    "A4 recently_joined",
    "C5 partial_date",
  ]);
  const confirmed = await preview("party-roster-without-standing.csv", {
    confirmedWarnings: ["partial_date", "recently_joined"],
  });
  expect(confirmed.counts).toMatchObject({ create: 6, out: 0 });
});

test("a blank standing is no silent non-member", async () => {
  const found = await preview("two-blanks.csv");
  expect(found.rows.map(({ person, reason }) => [person.standing, reason])).toEqual([
    ["non_party", "unconfirmed"],
    ["full", null],
  ]);
});

test("who is already in the branch comes in twice only where somebody says that it is another", async () => {
  const here = {
    id: "per_1",
    name: "许一",
    phone: null,
    staffNumber: null,
    born: "1985-07",
    branchId: "unt_许诺支部",
  };
  const again = await preview("promise-2-corrected.xlsx", {}, [here], ["许诺支部"]);
  expect(outcomes(again)).toEqual(["unconfirmed", "create", "create"]);
  expect(again.problems).toMatchObject([
    { cell: "A2", code: "namesake", params: { name: "许一", why: "branch" } },
  ]);
  const moved = await preview("promise-2-corrected.xlsx", {}, [{ ...here, branchId: null }]);
  expect(moved.problems).toMatchObject([{ code: "namesake", params: { why: "born" } }]);
  const other = await preview("promise-2-corrected.xlsx", {}, [{ ...here, branchId: null, born: "1999-01" }]);
  expect(outcomes(other)).toEqual(["create", "create", "create"]);
});

test("a formula in a field that may be empty offers the value the file last had", async () => {
  const found = await preview("gender-and-birth-by-formula.xlsx");
  expect(outcomes(found)).toEqual(["unconfirmed", "unconfirmed"]);
  expect(codes(found)).toEqual([
    "E2 formula_value",
    "F2 formula_value",
    "E3 formula_value",
    "F3 formula_value",
  ]);
  const confirmed = await preview("gender-and-birth-by-formula.xlsx", {
    confirmedWarnings: ["formula_value"],
  });
  expect(confirmed.rows.map(({ person }) => [person.name, person.gender, person.born])).toEqual([
    ["公式甲", "male", "1985-07-01"],
    ["公式乙", "female", "1986-07-01"],
  ]);
});

test("a year typed into a cell of dates is nobody's day of birth or joining", async () => {
  const found = await preview("year-typed-into-date-cell.xlsx");
  expect(codes(found)).toEqual(
    [2, 3, 4].flatMap((row) => [`D${row} year_in_date_cell`, `E${row} year_in_date_cell`]),
  );
  expect(found.problems[0]?.params).toEqual({ text: "1905-06-07", year: 1985 });
  expect(found.rows.map(({ person, reason }) => [person.born, person.joinedParty, reason])).toEqual(
    [2, 3, 4].map(() => [null, null, "unconfirmed"]),
  );
});

test("true dates of the 1904 calendar and text with phonetic signs are read as they are", async () => {
  const dates = await preview("date1904-chinese-format.xlsx");
  expect(dates.rows.map(({ person }) => [person.born, person.joinedParty])).toEqual([
    ["1985-07-01", "2010-07-01"],
  ]);
  const names = await preview("phonetic-and-x000D.xlsx", { standing: "full" });
  expect(names.rows.map(({ person, branch: unit }) => [person.name, unit])).toEqual([
    ["王龑", "拼音支部"],
    ["李小明", "拼音支部"],
    ["赵敏", "拼音支部"],
  ]);
});

const people = (found: Previewed) =>
  found.rows.map(({ person, branch: unit }) => `${person.name} ${unit} ${person.standing}`);

test("every sheet that holds a roster is read, and every row says on which sheet it stands", async () => {
  const found = await preview("a-sheet-per-branch.xlsx");
  expect(people(found)).toEqual([
    "东甲 东风支部 full",
    "东乙 东风支部 full",
    "南甲 南风支部 full",
    "南乙 南风支部 full",
    "西甲 西风支部 full",
    "西乙 西风支部 full",
  ]);
  expect(found.tables.map(({ sheet, people: count }) => `${sheet} ${count}`)).toEqual([
    "东风支部 2",
    "南风支部 2",
    "西风支部 2",
  ]);
  expect(found.rows[2]?.at).toEqual({ sheet: "南风支部", row: 2 });
  const left = await preview("a-sheet-per-branch.xlsx", { excludedTables: [1] });
  expect(outcomes(left)).toEqual(["create", "create", "excluded", "excluded", "create", "create"]);
});

test("a header of two rows is one: members stay members", async () => {
  const found = await preview("two-row-header.xlsx");
  expect(people(found)).toEqual([
    "双行甲 双行支部 full",
    "双行乙 双行支部 full",
    "双行丙 双行支部 non_party",
  ]);
  expect(found.rows.map(({ person }) => [person.joinedParty, person.fullMemberOn, person.phone])).toEqual([
    ["2010-07", "2011-07-01", "13900000401"],
    ["2012-07", "2013-07-01", "13900000402"],
    [null, null, "13900000403"],
  ]);
});

test("a merged cell's value holds for each of its rows", async () => {
  const found = await preview("merged-branch-column.xlsx");
  expect(found.rows.map(({ person, branch: unit }) => `${person.name} ${unit}`)).toEqual([
    "石一鸣 合并第一支部",
    "石二鸣 合并第一支部",
    "石三鸣 合并第一支部",
    "石四鸣 合并第二支部",
    "石五鸣 合并第二支部",
  ]);
  expect(found.counts).toMatchObject({ create: 5, out: 0 });
});

const roster = ["姓名", "党支部", "政治面貌"];

test("without a column for it, a sheet named after a branch offers the branch", async () => {
  const found = await preview(
    aBook([
      {
        name: "甲支部",
        rows: [
          ["姓名", "政治面貌"],
          ["一一", "党员"],
        ],
      },
      {
        name: "乙支部",
        rows: [
          ["姓名", "政治面貌", "手机"],
          ["二二", "群众", "13900000002"],
        ],
      },
    ]),
  );
  expect(people(found)).toEqual(["一一 甲支部 full", "二二 乙支部 non_party"]);
  expect(found.rows[1]?.person.phone).toBe("13900000002");
});

test("a hidden sheet is named and left out until somebody takes it in; a sheet of something else is named", async () => {
  const file = aBook([
    { name: "名册", rows: [roster, ["一一", "甲支部", "党员"]] },
    { name: "旧名册", hidden: true, rows: [roster, ["二二", "甲支部", "党员"]] },
    { name: "填表说明", rows: [["请于月底前报送"]] },
  ]);
  const found = await preview(file);
  expect(outcomes(found)).toEqual(["create", "excluded"]);
  expect(found.tables.map(({ sheet, hidden, excluded }) => [sheet, hidden, excluded])).toEqual([
    ["名册", false, false],
    ["旧名册", true, true],
  ]);
  expect(found.others).toEqual(["填表说明"]);
  expect(outcomes(await preview(file, { excludedTables: [] }))).toEqual(["create", "create"]);
});

test("blocks side by side and lists below each other are all read, with the cells where they stand", async () => {
  const blocks = await preview(
    aBook([
      {
        name: "名册",
        rows: [
          ["某县花名册"],
          ["序号", ...roster, "序号", ...roster],
          ["1", "一一", "甲支部", "党员", "3", "三三", "乙支部", "群众"],
          ["2", "二二", "甲支部", "党员", "4", "", "乙支部", "党员"],
        ],
      },
    ]),
  );
  expect(people(blocks).slice(0, 3)).toEqual([
    "一一 甲支部 full",
    "二二 甲支部 full",
    "三三 乙支部 non_party",
  ]);
  expect(codes(blocks)).toEqual(["F4 no_name"]);
  const below = await preview(
    aBook([
      {
        name: "名册",
        rows: [
          roster,
          ["一一", "甲支部", "党员"],
          [""],
          ["党支部", "姓名", "政治面貌", "手机"],
          ["乙支部", "二二", "某某", "1"],
        ],
      },
    ]),
  );
  expect(people(below)).toEqual(["一一 甲支部 full", "二二 乙支部 non_party"]);
  expect(codes(below)).toEqual(["C5 standing_unclear", "D5 odd_phone"]);
});

test("a quote that closes nothing swallows no row, and is told", async () => {
  const csv =
    '姓名,党支部,政治面貌,备注\n"一一,甲支部,党员,\n二二,甲支部,党员,"好"\n三三,甲支部,党员,"未完\n四四,甲支部,党员,\n';
  const found = await preview(new TextEncoder().encode(csv));
  expect(found.rows).toHaveLength(4);
  expect(found.rows.map(({ person }) => person.name)).toEqual(['"一一', "二二", "三三", "四四"]);
  expect(found.strayQuotes).toEqual([2, 4]);
});

test("rows after a gap are read, and a row with nothing in an imported column is named", async () => {
  const gap: string[][] = Array.from({ length: 300 }, () => []);
  const found = await preview(
    aBook([
      {
        name: "名册",
        rows: [roster, ["一一", "甲支部", "党员"], ...gap, ["二二", "甲支部", "党员"], ["", "", "", "某某"]],
      },
    ]),
  );
  expect(found.rows.map(({ at }) => at.row)).toEqual([2, 303]);
  expect(found.ignoredRows).toMatchObject([{ at: { row: 304 }, kind: "unmapped" }]);
});

test("ticked columns, one an office or one a standing, say what is ticked", async () => {
  const found = await preview(
    aBook([
      {
        name: "名册",
        rows: [
          ["姓名", "党支部", "正式党员", "预备党员", "群众", "支部书记", "组织委员"],
          ["一一", "甲支部", "是", "", "", "√", ""],
          ["二二", "甲支部", "", "是", "", "", "√"],
          ["三三", "甲支部", "", "", "√", "", ""],
        ],
      },
    ]),
  );
  expect(found.rows.map(({ person }) => `${person.standing} ${person.office}`)).toEqual([
    "full secretary",
    "probationary committee",
    "non_party none",
  ]);
});

test("parts whose tags carry a prefix are read, their formulas told", async () => {
  const found = await preview(
    aBook(
      [
        {
          name: "名册",
          rows: [
            [...roster, "性别"],
            ["一一", "甲支部", "党员", { formula: "1&1" }],
          ],
        },
      ],
      "x",
    ),
  );
  expect(people(found)).toEqual(["一一 甲支部 full"]);
  expect(codes(found)).toEqual(["D2 formula_value"]);
});

test("numbers of identity cards are never kept; columns that are not imported go where all is too much", () => {
  const rows = [
    ["姓名", "党支部", "身份证号", "籍贯"],
    ["一一", "甲支部", "990001198507010019", "云岭"],
  ];
  const mapping = guessMapping(rows);
  const all = withoutUnused(rows, mapping, () => true);
  expect(all).toEqual({ rows: [rows[0], ["一一", "甲支部", null, "云岭"]], dropped: [2] });
  const least = withoutUnused(rows, mapping, (kept) => !JSON.stringify(kept).includes("云岭"));
  expect(least).toEqual({ rows: [rows[0], ["一一", "甲支部", null, null]], dropped: [2, 3] });
  expect(() => withoutUnused(rows, mapping, () => false)).toThrow("too_large");
});
