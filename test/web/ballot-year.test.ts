import { expect, test } from "vitest";
import { appraisedYear } from "../../web/shell/rating/rating-words.ts";

test.each([
  ["2026-10-14", 2026],
  ["2026-12-31", 2026],
  ["2027-01-01", 2026],
  ["2027-03-31", 2026],
  ["2027-04-01", 2027],
])("on %s the ballots to be entered are those of %i, whatever year's ratings are shown", (today, year) => {
  expect(appraisedYear(today)).toBe(year);
});
