import { expect, test } from "vitest";
import type { Field } from "../../../worker/organization/rosters/shape";
import type { Person } from "../../../worker/organization/rosters/shape-preview";
import type { Cell } from "../../../worker/papers/sheets/shape";
import { aPersonHere, aRow, aUnitBelow, county, imported, long, problemsOf, today } from "./makers-rosters";

type Cells = Partial<Record<Field, Cell>>;
const read = (cells: Cells, field: keyof Person) => {
  const { person, problems } = aRow(cells);
  return [person[field], ...problems.map(({ code }) => code)];
};

test.each<[cells: Cells, field: keyof Person, expected: (string | null)[]]>([
  [{ born: "1920.01" }, "born", ["1920-01"]],
  [{ born: "1919.12" }, "born", ["1919-12", "born_too_early"]],
  [{ joinedParty: "1921.07" }, "joinedParty", ["1921-07"]],
  [{ joinedParty: "1921.06" }, "joinedParty", [null, "joined_too_early"]],
  [{ born: "1985.07", joinedParty: "1985.07" }, "joinedParty", [null, "joined_before_birth"]],
  [{ born: "2000.05", joinedParty: "2018.05" }, "joinedParty", ["2018-05"]],
  [{ born: "2000.05", joinedParty: "2018.04" }, "joinedParty", ["2018-04", "joined_under_18"]],
  [{ born: "1999.05.17", joinedParty: "2017.05.17" }, "joinedParty", ["2017-05-17"]],
  [{ born: "1999.05.17", joinedParty: "2017.05.16" }, "joinedParty", ["2017-05-16", "joined_under_18"]],
  [{ born: "2031.05" }, "born", [null, "future_date"]],
  [{ joinedParty: "2031.05" }, "joinedParty", [null, "future_date"]],
])("of %j what cannot be is left empty, what hardly can be is asked: %s", (cells, field, expected) => {
  expect(read(cells, field)).toEqual(expected);
});

test.each<[standing: string, date: Cell, expected: (string | null)[]]>([
  ["正式党员", "2008-05-06", ["2008-05-06"]],
  ["正式党员", "2008-05-05", [null, "full_under_18"]],
  ["正式党员", "2026-10-15", [null, "future_date"]],
  ["预备党员", "2026-10-15", ["2026-10-15"]],
  ["预备党员", today, [null, "probationary_full_past"]],
  ["预备党员", "去年", [null, "impossible_date"]],
  ["预备党员", "2027.03", [null, "partial_date"]],
  ["预备党员", null, [null]],
  ["群众", "去年", [null]],
])("%s with the day of full membership %j: %s", (standing, fullMemberOn, expected) => {
  expect(read({ standing, fullMemberOn, born: "1990-05-06" }, "fullMemberOn")).toEqual(expected);
});

test.each<[cells: Cells, standing: string, problems: string[]]>([
  [{ fullMemberOn: today }, "full", []],
  [{ fullMemberOn: "2026-10-15" }, "probationary", []],
  [{ fullMemberOn: "去年" }, "full", ["impossible_date"]],
  [{ joinedParty: "去年" }, "full", ["impossible_date"]],
  [{ joinedParty: "2025-10-14" }, "full", []],
  [{ joinedParty: "2025-10-15" }, "probationary", ["recently_joined"]],
  [{ joinedParty: "2025.10" }, "full", []],
  [{ joinedParty: "2025.11" }, "probationary", ["recently_joined"]],
  [{ joinedParty: null, fullMemberOn: null }, "non_party", ["standing_blank"]],
])("where the standing is blank, %j says %s", (cells, standing, problems) => {
  const row = aRow({ standing: null, ...cells });
  expect(row.person.standing).toBe(standing);
  expect(row.problems.map(({ code }) => code)).toEqual(problems);
});

test.each<[cells: Cells, problems: string[]]>([
  [{ name: null, remark: "岗位空缺" }, ["A2 vacancy"]],
  [{ name: null, remark: "借调" }, ["A2 no_name"]],
  [{ name: "甲一", remark: "原岗位空缺" }, []],
  [{ name: "74人", remark: "岗位空缺" }, ["A2 odd_name"]],
])("only a row without a name is a vacancy by its remark: %j", (cells, problems) => {
  expect(problemsOf(aRow(cells))).toEqual(problems);
});

test("a row that stays out is shown under what stands in the cell of its name", () => {
  expect(aRow({ name: " 待定 " }).person.name).toBe("待定");
  expect(aRow({ name: "74人" }).person.name).toBe("74人");
  expect(aRow({ name: null }).person.name).toBe("");
  expect(aRow({ name: " 薛　欣" }).person.name).toBe("薛欣");
});

test.each<[cell: Cell, gender: string | null, code: string]>([
  [{ formula: "=IF(1,2)", value: "女" }, "female", "formula_value"],
  [{ formula: "=IF(1,2)" }, null, "formula_empty"],
  [{ formula: "=IF(1,2)", value: " " }, null, "formula_empty"],
  [{ formula: "=IF(1,2)", value: "=1+1" }, null, "formula_empty"],
])("of the formula %j in a field that may be empty the stored value is offered", (cell, gender, code) => {
  expect(read({ gender: cell }, "gender")).toEqual([gender, code]);
  expect(aRow({ name: cell }).problems.map((one) => one.code)).toEqual(["formula", "no_name"]);
});

test("a problem is shown at its field's cell, else at the name's, else in the first column", () => {
  const at = (rows: Cells[]) => problemsOf(imported(rows, { standing: "full" }));
  expect(at([{ born: "去年", name: "甲一", branch: "一支部" }])).toEqual(["A2 impossible_date"]);
  expect(at([{ born: null, name: "甲一" }])).toEqual(["B2 missing_branch"]);
  expect(at([{ born: "1985.07" }])).toEqual(["A2 no_name"]);
});

test("a branch by formula is a missing branch, whatever the formula last gave", () => {
  const byFormula = { formula: "=B1", value: "一支部" };
  expect(problemsOf(imported([{ name: "甲一", branch: byFormula, standing: "党员" }]))).toEqual([
    "B2 formula",
    "B2 missing_branch",
  ]);
  expect(problemsOf(imported([{ name: byFormula, branch: "一支部", standing: "党员" }]))).toEqual([
    "A2 formula",
    "A2 no_name",
  ]);
});

const line = (name: string, cells: Cells = {}): Cells => ({
  name,
  branch: "一支部",
  standing: "党员",
  organ: null,
  staffNumber: null,
  phone: null,
  born: null,
  ...cells,
});
const likes = (rows: Cells[], standing: Parameters<typeof imported>[2] = {}) =>
  imported(rows, {}, standing).problems.flatMap(({ row, code, params }) =>
    code === "repeated" || code === "namesake"
      ? [[row, code, params?.row ?? params?.name, params?.why].filter(Boolean).join(" ")]
      : [],
  );

test("a number or a name with its phone that came before is a repeat, of the first that had it", () => {
  expect(
    likes([
      line("甲一", { staffNumber: "1" }),
      line("乙二", { staffNumber: "1" }),
      line("丙三", { staffNumber: "1" }),
    ]),
  ).toEqual(["3 repeated 2", "4 repeated 2"]);
  const phone = "13900000001";
  expect(likes([line("甲一", { phone }), line("甲一", { phone: "139 0000 0001" })])).toEqual([
    "3 repeated 2",
  ]);
  expect(likes([line("甲一", { phone }), line("乙二", { phone })])).toEqual([]);
});

test.each<[what: string, first: Cells, second: Cells, found: string[]]>([
  ["in one branch", {}, {}, ["3 namesake 2 branch"]],
  ["in other branches", {}, { branch: "二支部" }, []],
  ["in branches of one name in two organs", { organ: "财政局" }, { organ: "水利局" }, []],
  ["born in one month", { born: "1985.07" }, { branch: "二支部", born: "1985-07-20" }, ["3 namesake 2 born"]],
  ["born in two months of a year", { born: "1985.07" }, { branch: "二支部", born: "1985.03" }, []],
  [
    "with one number but for zeros",
    { staffNumber: "0071" },
    { branch: "二支部", staffNumber: "71" },
    ["3 namesake 2 number"],
  ],
])("two of one name %s", (_what, first, second, found) => {
  expect(likes([line("甲一", first), line("甲一", second)])).toEqual(found);
});

test("a row that stays out by an error is nobody's former row, one with a warning is", () => {
  expect(likes([line("甲一", { branch: null }), line("甲一")])).toEqual([]);
  expect(likes([line("甲一", { phone: "123" }), line("甲一")])).toEqual(["3 namesake 2 branch"]);
});

const branch = aUnitBelow(county, "branch", "一支部");
const here = { units: [county, branch] };

test("who is here is asked about only where two rows of the file are one person", () => {
  const people = [aPersonHere("甲一", { staffNumber: "1", branchId: branch.id })];
  expect(likes([line("甲一"), line("甲一", { staffNumber: "1" })], { ...here, people })).toEqual([
    "2 namesake 甲一 branch",
  ]);
  const twice = [line("甲一", { staffNumber: "1" }), line("甲一", { staffNumber: "1" })];
  expect(likes(twice, { ...here, people })).toEqual(["3 repeated 2"]);
  expect(imported(twice, {}, { ...here, people }).rows.map(({ outcome }) => outcome)).toEqual([
    "here",
    "here",
  ]);
});

test("a confirmed repeat comes in without the number that another has; a namesake and who is here keep theirs", () => {
  const numbers = (rows: Cells[], standing: Parameters<typeof imported>[2] = {}) =>
    imported(rows, { confirmedRows: [2, 3] }, standing).rows.map(({ person }) => person.staffNumber);
  expect(numbers([line("甲一", { staffNumber: "1" }), line("乙二", { staffNumber: "1" })])).toEqual([
    "1",
    null,
  ]);
  expect(numbers([line("甲一", { staffNumber: "1" }), line("甲一", { staffNumber: "2" })])).toEqual([
    "1",
    "2",
  ]);
  const people = [aPersonHere("甲一", { staffNumber: "1" })];
  const twice = [line("甲一", { staffNumber: "1" }), line("甲一", { staffNumber: "1" })];
  expect(numbers(twice, { ...here, people })).toEqual(["1", "1"]);
});

test.each<[what: string, cells: Cells, told: (row: ReturnType<typeof aRow>) => unknown, most: number]>([
  ["an organ", { organ: long }, ({ organ }) => organ, 60],
  ["a branch", { branch: long }, (row) => row.branch, 60],
  ["a staff number", { staffNumber: long }, ({ person }) => person.staffNumber, 40],
  ["a phone", { phone: long }, ({ person }) => person.phone, 40],
  ["a title", { title: long }, ({ person }) => person.title, 80],
  ["what is no phone", { phone: long }, ({ problems }) => problems[0]?.params?.text, 40],
  ["what is no standing", { standing: long }, ({ problems }) => problems[0]?.params?.text, 20],
  ["what is no date", { born: long }, ({ problems }) => problems[0]?.params?.text, 20],
  ["what is no name", { name: long }, ({ problems }) => problems[0]?.params?.text, 40],
  ["a formula", { phone: { formula: long } }, ({ problems }) => problems[0]?.params?.text, 60],
  [
    "a formula's value",
    { phone: { formula: "=A1", value: long } },
    ({ problems }) => problems[0]?.params?.value,
    40,
  ],
])("of %s too long the beginning is kept", (_what, cells, told, most) => {
  expect(told(aRow(cells))).toBe(long.slice(0, most));
});
