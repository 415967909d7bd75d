import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { guessMapping } from "../../worker/rosters/columns";
import { readSheets } from "../../worker/rosters/files";
import type { StandingPerson } from "../../worker/rosters/identity";
import { firstChoices, planImport, previewOf } from "../../worker/rosters/rules";
import type { Choices } from "../../worker/rosters/shape";

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
  file: string,
  change: Partial<Choices> = {},
  people: StandingPerson[] = [],
  branches: string[] = [],
) {
  const { sheets } = await readSheets(new Uint8Array(readFileSync(`test/support/data/${file}`)));
  const rows = sheets[0]?.rows ?? [];
  const roster = { rows, mapping: guessMapping(rows), choices: { ...firstChoices(today), ...change } };
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
