import { expect, test } from "vitest";
import { periodKey, periodOf } from "../../web/shell/period.ts";

test.each([
  [{}, "2026Q4"],
  [{ quarter: "Q3" }, "2026Q3"],
  [{ year: "2025" }, "2025"],
  [{ year: "2025", quarter: "Q1" }, "2025Q1"],
  [{ quarter: "all" }, "2026"],
  [{ year: "1", quarter: "Q9" }, "2026Q4"],
])("the address %o means %s on 14 October 2026", (search, key) =>
  expect(periodKey(periodOf(search, "2026-10-14"))).toBe(key),
);
