import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { equivalents, unfitting } from "../mutants/equivalents";
import { isProgram, ruledFiles, sitesOf, sitesOfFile, withMutant, withNotes } from "../mutants/sites";

const source =
  "type One = 1;\nexport const isDue = (day: number, at = 2): boolean => !(day >= at && true);\n";

test("a mutant turns an operator, moves a number by one or turns a truth, and leaves types alone", () => {
  expect(sitesOf("a.ts", source).map(({ line, before, after }) => `${line} ${before} ${after}`)).toEqual([
    "2 2 3",
    "2 2 1",
    "2 ! ",
    "2 && ||",
    "2 >= >",
    "2 >= <",
    "2 true false",
  ]);
  expect(withMutant(source, sitesOf("a.ts", source)[4]!)).toContain("!((day > at) && true)");
});

test("what notes who comes by the mutants of a file can be read as a program", () => {
  const broken = ruledFiles().filter((file) => {
    const sites = sitesOfFile(file).map((site, id) => ({ site, id }));
    return !isProgram(withNotes(readFileSync(file, "utf8"), sites));
  });
  expect(broken).toEqual([]);
  expect(ruledFiles().length).toBeGreaterThan(30);
});

test("each equivalent mutant has its proof and still fits a line", () => {
  expect(unfitting(ruledFiles().flatMap(sitesOfFile))).toEqual([]);
  expect(equivalents.filter(({ proof }) => proof.split(" ").length < 5)).toEqual([]);
});
