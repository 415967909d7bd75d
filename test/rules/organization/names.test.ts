import { readFileSync } from "node:fs";
import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { cleanName, isNamed, visible } from "../../../worker/core/names";
import { line, personName } from "../../../worker/core/shapes";
import { AddPerson } from "../../../worker/organization/people/shape";
import { understandName } from "../../../worker/organization/rosters/rules-values";
import { Mapping } from "../../../worker/organization/rosters/shape";
import { readSheets } from "../../../worker/papers/sheets/files";
import { sheetOf, textCell, workbookOf } from "../../support/hostile";

const namesIn = (file: string) =>
  readFileSync(`test/support/data/${file}`, "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(",")[0] ?? "");

test.each([
  ["middle-dots.csv", "阿卜杜·热合曼", 7],
  ["kangxi-radicals.csv", "方小明", 2],
])("every name of %s is one and the same: %s", (file, name, count) => {
  const names = namesIn(file);
  expect(names).toHaveLength(count);
  expect(new Set(names.map(cleanName))).toEqual(new Set([name]));
  expect(new Set(names.map((text) => understandName(text).value))).toEqual(new Set([name]));
});

test.each([
  ["薛　欣", "薛欣"],
  ["王\u200b小\u202e明\u2066", "王小明"],
  ["王\u00ad小\ufeff明\u{e0100}", "王小明"],
  ["⻢小⻰", "马小龙"],
  ["﨑\uf96e", "﨑葉"],
  ["买买提 ・ 艾力", "买买提·艾力"],
  ["J. R.  Smith", "J. R. Smith"],
  ["Ｌｉ　Ming", "Li Ming"],
  ["于文𠮷", "于文𠮷"],
])("the name %j is stored as %s", (typed, stored) => {
  expect(cleanName(typed)).toBe(stored);
  expect(v.parse(personName(60), typed)).toBe(stored);
});

test("half a character that a workbook spells out is none in any of its cells", async () => {
  const cells = textCell("A1", "第_xD842_支部") + textCell("B1", "于_xD842__xDFB7_");
  const { sheets } = await readSheets(workbookOf(sheetOf(`<row r="1">${cells}</row>`)));
  expect(sheets[0]?.rows).toEqual([["第\ufffd支部", "于𠮷"]]);
});

test("the name of an organ that somebody types for a roster holds nothing invisible", () => {
  const mapping = { headerRow: 1, columns: ["name"], organName: "城关\u202e镇\u200b党委" };
  expect(v.parse(Mapping, mapping).organName).toBe("城关镇党委");
  expect(v.safeParse(Mapping, { ...mapping, organName: "城关\ud842" }).success).toBe(false);
});

test("a name of 200,000 characters, the most that a request may hold, is cleaned within a moment", () => {
  const started = process.cpuUsage();
  expect(cleanName(`甲${" ".repeat(200_000)}乙`)).toBe("甲乙");
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(500);
});

test("a name made of nothing visible is missing, and half a character is refused, in every field of one line", () => {
  for (const shape of [personName(60), line(60)]) {
    expect(v.safeParse(shape, "\u200b\u202e \u2060").success).toBe(false);
    expect(v.safeParse(shape, "王\ud842明").issues?.[0].message).toBe("broken_character");
  }
  expect(understandName("王\ud842明").problem).toBe("odd_name");
  const person = {
    name: "王\u202e小明",
    branchId: "unt_01JZZZZZZZZZZZZZZZZZZZZZZZ",
    fromOn: "2026-01-01",
    standing: "full",
    post: "staff",
    office: "none",
    employment: "none",
    title: "科员\u2066",
  };
  expect(v.parse(AddPerson, person)).toMatchObject({ name: "王小明", title: "科员" });
});

test("cleaning a name twice changes nothing more, and nothing invisible is left", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = cleanName(text);
      expect(cleanName(once)).toBe(once);
      expect(visible(once)).toBe(once);
      expect(once).not.toMatch(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u);
    }),
  );
}, 60_000);

test("a search finds a name however it is typed", () => {
  for (const sought of namesIn("middle-dots.csv")) expect(isNamed("阿卜杜·热合曼", sought)).toBe(true);
  expect(isNamed("方小明", "⽅⼩")).toBe(true);
  expect(isNamed("Li Ming", "ming")).toBe(true);
  expect(isNamed("方小明", "小方")).toBe(false);
});
