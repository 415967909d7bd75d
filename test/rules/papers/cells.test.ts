import { expect, test } from "vitest";
import { columnLetter, formulaIn, isBlank, isFormula, textOf } from "../../../worker/papers/sheets/rules";

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [27, "AB"],
  [51, "AZ"],
  [52, "BA"],
  [701, "ZZ"],
  [702, "AAA"],
  [16_383, "XFD"],
])("column %i is headed %s, as a spreadsheet heads it", (index, letter) => {
  expect(columnLetter(index)).toBe(letter);
});

test.each([
  "=1",
  "＝A1",
  " =SUM(A1)",
  "@sum(A1)",
  "@ (1)",
  "+A1",
  "-A$1",
  "+1+2",
  "-1|2",
  "+cmd!A1",
  "-f (1)",
])("a spreadsheet would run %j", (text) => expect(formulaIn(text)).toBe(true));

test.each(["", "=", "@", "@3", "-", "+", "-12.5", "+86 139-0000", "+ (86)", "A1+B2", "1=1", "-无", "+好"])(
  "a spreadsheet would leave %j as text",
  (text) => expect(formulaIn(text)).toBe(false),
);

test("a cell says what a person would read in it: a day as a day, a formula as it is written", () => {
  const cells = [undefined, null, "", 0, 1.5, "甲", { date: "2026-03-01" }, { formula: "=A1", value: 3 }];
  expect(cells.map(textOf)).toEqual(["", "", "", "0", "1.5", "甲", "2026-03-01", "=A1"]);
  expect(cells.map(isFormula)).toEqual([false, false, false, false, false, false, false, true]);
});

test("a row is blank where nobody would read anything in it", () => {
  for (const row of [undefined, [], [null, "", " ", "\u3000"]]) expect(isBlank(row)).toBe(true);
  for (const row of [[0], [null, "甲"], [{ formula: "=1" }]]) expect(isBlank(row)).toBe(false);
});
