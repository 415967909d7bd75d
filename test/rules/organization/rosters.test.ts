import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  firstChoices,
  planImport,
  refuseUnlessDistinct,
  type Standing,
  undecidedIn,
} from "../../../worker/organization/rosters/rules";
import { guessMapping } from "../../../worker/organization/rosters/rules-columns";
import { previewOf, summaryOf } from "../../../worker/organization/rosters/rules-preview";
import {
  type Choices,
  ERRORS,
  FIELDS,
  type Mapping,
  SUGGESTIONS,
  WARNINGS,
} from "../../../worker/organization/rosters/shape";
import { parseCsv } from "../../../worker/papers/sheets/csv";
import { answerOf } from "../makers";

const today = "2026-10-14";
const root = {
  id: "unt_root",
  parentId: null,
  kind: "county" as const,
  name: "云岭县",
  path: "unt_root/",
  place: "0001/",
  organId: null,
  dissolvedOn: null,
};
const unborn = { born: null, branchId: null };
const empty: Standing = { rootId: root.id, units: [root], people: [] };

function preview(csv: string, change: Partial<Choices> = {}, standing = empty) {
  const rows = parseCsv(csv);
  const roster = {
    rows,
    source: null,
    mapping: guessMapping(rows),
    choices: { ...firstChoices(today), ...change },
  };
  return previewOf(planImport(roster, standing, today), roster);
}
const outcomes = (csv: string, change?: Partial<Choices>, standing?: Standing) =>
  preview(csv, change, standing).rows.map(({ row, outcome, reason }) =>
    [row, outcome, reason].filter(Boolean).join(" "),
  );

const head = "单位,党支部,姓名,工号,手机,党员类别,出生日期,转正日期\n";
const line = (name: string, number: string, phone = "", rest = "正式党员,1980.01,") =>
  `财政局,第一支部,${name},${number},${phone},${rest}\n`;

test("a person already here is matched by staff number, else by name and phone, never by a name alone", () => {
  const standing: Standing = {
    ...empty,
    people: [
      { ...unborn, id: "1", name: "甲一", phone: null, staffNumber: "1" },
      { ...unborn, id: "2", name: "乙二", phone: "139 0000 0002", staffNumber: null },
      { ...unborn, id: "3", name: "丙三", phone: "13900000003", staffNumber: "3" },
      { ...unborn, id: "4", name: "别人", phone: null, staffNumber: "4" },
    ],
  };
  const csv =
    head +
    line("甲一", "1") +
    line("乙二", "22", "13900000002") +
    line("丙三", "33", "13900009999") +
    line("丁四", "4");
  expect(outcomes(csv, {}, standing)).toEqual(["2 here", "3 here", "4 create", "5 out unconfirmed"]);
  expect(preview(csv, {}, standing).problems).toMatchObject([
    { row: 5, code: "repeated", params: { name: "别人" } },
  ]);
});

test("a repeated person stays out until the row is confirmed; leaving out the first lets the second in", () => {
  const csv = head + line("甲一", "1") + line("甲一", "1") + line("甲二", "9");
  expect(outcomes(csv)).toEqual(["2 create", "3 out unconfirmed", "4 create"]);
  expect(outcomes(csv, { confirmedRows: [3] })).toEqual(["2 create", "3 create", "4 create"]);
  expect(outcomes(csv, { excludedRows: [2] })).toEqual(["2 out excluded", "3 create", "4 create"]);
});

test("a warning keeps its row out until it is confirmed, by row or for all rows of a kind", () => {
  const csv =
    head +
    line("甲一", "1", "", "预备党员,1990.01,2012-04-02") +
    line("乙二", "2", "", "正式党员,1990.01,2001-01-01") +
    line("丙三", "3", "138");
  expect(outcomes(csv)).toEqual(["2 out unconfirmed", "3 out unconfirmed", "4 out unconfirmed"]);
  expect(outcomes(csv, { confirmedWarnings: ["probationary_full_past", "full_under_18"] })).toEqual([
    "2 create",
    "3 create",
    "4 out unconfirmed",
  ]);
  expect(outcomes(csv, { confirmedRows: [4] })).toEqual([
    "2 out unconfirmed",
    "3 out unconfirmed",
    "4 create",
  ]);
  expect(preview(csv).rows.map(({ person }) => person.fullMemberOn)).toEqual([null, null, null]);
});

test("a probationary member's full-member date to come is no problem", () => {
  expect(preview(head + line("甲一", "1", "", "预备党员,1990.01,2027-03-14")).rows[0]).toMatchObject({
    outcome: "create",
    person: { standing: "probationary", fullMemberOn: "2027-03-14" },
  });
});

test("an error keeps its row out whatever is confirmed, and names row, cell and reason", () => {
  const csv = `${head}财政局,第一支部,待定,,,,,\n财政局,,甲一,1,,,,\n财政局,第一支部,=1+1,2,,,,\n,,,4,,,,\n`;
  const { problems, rows } = preview(csv, { confirmedRows: [2, 3, 4, 5] });
  expect(rows.every(({ outcome, reason }) => outcome === "out" && reason === "error")).toBe(true);
  expect(problems.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
    "C2 vacancy",
    "F3 standing_blank",
    "B3 missing_branch",
    "C4 formula",
    "C4 no_name",
    "C5 no_name",
  ]);
});

test("a formula in a column that is not imported does not matter", () => {
  expect(outcomes("序号,党支部,姓名,政治面貌\n=ROW()-1,第一支部,甲一,党员\n")).toEqual(["2 create"]);
});

test("totals, signatures, repeated headers and blank lines are not people", () => {
  const { rows, ignoredRows } = preview(
    "党支部,姓名\n一支部,甲一\n,\n党支部,姓名\n一支部,乙二\n合计,2人\n填表人：,\n",
  );
  expect(rows.map(({ row }) => row)).toEqual([2, 5]);
  expect(ignoredRows.map(({ row, kind }) => `${row} ${kind}`)).toEqual(["4 header", "6 footer", "7 footer"]);
});

test("units are created under their organs only where asked for, and only for people who come in", () => {
  const csv = `${head}${line("甲一", "1")}柳河乡,柳河乡联合党支部,乙二,2,,群众,,\n水利局,水利支部,待定,,,,,\n`;
  expect(preview(csv).units.map(({ name, kind, parent }) => `${parent} › ${name} (${kind})`)).toEqual([
    "云岭县 › 财政局 (general_branch)",
    "财政局 › 第一支部 (branch)",
    "云岭县 › 柳河乡 (party_committee)",
    "柳河乡 › 柳河乡联合党支部 (joint_branch)",
  ]);
  expect(outcomes(csv, { createUnits: false })).toEqual(["2 out error", "3 out error", "4 out error"]);
});

test("a branch below a general branch of the organ is found by its name, two of the same name are not guessed", () => {
  const unit = (
    id: string,
    parentId: string,
    kind: "party_committee" | "general_branch" | "branch",
    name: string,
    path: string,
  ) => ({
    ...root,
    id,
    parentId,
    kind,
    name,
    path: `unt_root/${path}`,
  });
  const organ = unit("o", root.id, "party_committee", "财政局", "o/");
  const general = unit("g", "o", "general_branch", "机关总支", "o/g/");
  const other = unit("h", "o", "general_branch", "下属总支", "o/h/");
  const one = unit("b", "g", "branch", "第一支部", "o/g/b/");
  const two = unit("c", "h", "branch", "第一支部", "o/h/c/");
  const csv = head + line("甲一", "1");
  expect(preview(csv, {}, { ...empty, units: [root, organ, general, one] })).toMatchObject({
    units: [],
    rows: [{ outcome: "create" }],
  });
  expect(
    preview(csv, {}, { ...empty, units: [root, organ, general, other, one, two] }).problems,
  ).toMatchObject([{ code: "ambiguous_branch" }]);
});

test("suggestions are offered and not acted on", () => {
  const csv = "党支部,姓名,备注,政治面貌\n一支部,甲一,退休,党员\n";
  expect(preview(csv).suggestions).toEqual([
    {
      row: 2,
      name: "甲一",
      at: { sheet: null, row: 2 },
      kind: "retired",
      fromOn: "2026-01-01",
      remark: "退休",
      accepted: false,
      declined: false,
      outcome: "create",
    },
  ]);
  const accepted = preview(csv, { acceptedSuggestions: [{ row: 2, kind: "retired", fromOn: "2026-03-01" }] });
  expect(accepted.suggestions).toMatchObject([{ accepted: true, fromOn: "2026-03-01" }]);
});

test("every problem, field and suggestion has words in both languages with the same placeholders", () => {
  const wordsOf = (language: string) =>
    Object.fromEntries(
      [
        ...readFileSync(`web/text/organization/rosters.${language}.ts`, "utf8").matchAll(
          /^ {2}(\w+):\s*"(.*)",$/gm,
        ),
      ].map(([, key = "", sentence = ""]) => [
        key,
        [...sentence.matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => name).sort(),
      ]),
    );
  const [zh, en] = [wordsOf("zh"), wordsOf("en")];
  expect(en).toEqual(zh);
  const codes = [...ERRORS, ...WARNINGS];
  const sentences = codes
    .filter((code) => code !== "repeated" && code !== "namesake")
    .map((code) => `p_${code}`);
  const wanted = [
    ...codes.map((code) => `k_${code}`),
    ...sentences,
    "p_repeated_row",
    "p_repeated_here",
    "p_namesake_row",
    "p_namesake_here",
    "n_branch",
    "n_born",
    "n_number",
    ...FIELDS.map((field) => `f_${field}`),
    ...SUGGESTIONS.map((kind) => `s_${kind}`),
  ];
  expect(wanted.filter((key) => !(key in zh))).toEqual([]);
});

test("a column is given one meaning, and none where it is not kept", () => {
  const source = { dropped: [2], tables: [], sheets: [] } as unknown as Parameters<
    typeof refuseUnlessDistinct
  >[1];
  const distinct = (columns: Mapping["columns"], from: typeof source = null) =>
    answerOf(() => refuseUnlessDistinct({ header: 1, columns } as unknown as Mapping, from));
  expect([distinct(["name", null, "phone"]), distinct(["name", "phone"], source)]).toEqual(["fine", "fine"]);
  expect(distinct(["name", "phone", "name"])).toBe("mapping.columns.2 duplicate");
  expect(distinct(["name", null, "phone"], source)).toBe("mapping.columns.2 not_kept");
});

test("a remark waits to be decided for who comes in, until it is taken or declined", () => {
  const csv = "党支部,姓名,备注,政治面貌\n一支部,甲一,退休,党员\n一支部,乙二,退休,党员\n";
  const undecided = (change: Partial<Choices>) => {
    const rows = parseCsv(csv);
    const choices = { ...firstChoices(today), confirmedRows: [2, 3], ...change };
    const plan = planImport({ rows, source: null, mapping: guessMapping(rows), choices }, empty, today);
    return undecidedIn(plan).map(({ row, kind }) => `${row} ${kind}`);
  };
  const [first = ""] = undecided({});
  const kind = first.split(" ")[1] as Choices["declinedSuggestions"][number]["kind"];
  expect(undecided({})).toEqual([`2 ${kind}`, `3 ${kind}`]);
  expect(undecided({ excludedRows: [2] })).toEqual([`3 ${kind}`]);
  expect(undecided({ declinedSuggestions: [{ row: 3, kind }] })).toEqual([`2 ${kind}`]);
  expect(undecided({ acceptedSuggestions: [{ row: 2, kind, fromOn: today }] })).toEqual([`3 ${kind}`]);
});

test("of an import stays who was left out and why, the first 500 of them", () => {
  const rows = parseCsv(`党支部,姓名,政治面貌\n${"一支部,甲一,党员\n".repeat(502)}`);
  const choices = firstChoices(today);
  const plan = planImport({ rows, source: null, mapping: guessMapping(rows), choices }, empty, today);
  const { leftOut, create } = summaryOf(plan, null, 0);
  expect([create, leftOut.length, leftOut[0]?.row, leftOut.at(-1)?.row]).toEqual([1, 500, 3, 502]);
});
