import { expect, test } from "vitest";
import { divisions } from "../../web/build/divisions.ts";
import { findDivisions } from "../../web/pages/access/sign-up/sign-up.ts";

const list = divisions();

test("the list holds the county-level divisions, each code once", () => {
  expect(list.length).toBeGreaterThanOrEqual(2_900);
  expect(new Set(list.map(([code]) => code)).size).toBe(list.length);
  expect(list).toContainEqual(["330523", "安吉县", "浙江省 湖州市"]);
});

test("no real place has the demo county's code", () =>
  expect(list.some(([code]) => code === "990001")).toBe(false));

test("a county is found by its name, its city or its code", () => {
  expect(findDivisions(list, "安吉")[0]?.[0]).toBe("330523");
  expect(findDivisions(list, "湖州安吉").map(([code]) => code)).toContain("330523");
  expect(findDivisions(list, "330523")).toHaveLength(1);
  expect(findDivisions(list, "  ")).toEqual([]);
  expect(findDivisions(list, "没有这个地方")).toEqual([]);
});
