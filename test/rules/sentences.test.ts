import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { INSPECTION_REASONS, QUALITIES, ROLES, SCHEMES } from "../../db/vocabulary";
import { RESULTS } from "../../worker/inspection/facts/shape-quarter";
import { noFindings, verdictOf } from "../../worker/inspection/inspections/rules";
import { VERDICTS } from "../../worker/inspection/inspections/shape";
import { defaultMeasures } from "../../worker/measures/versions/rules";
import { GATES, NOT_GRADED, TIE_KEYS } from "../../worker/measures/versions/shape";
import { assess } from "../../worker/rating/engine/rules";
import {
  CRITERIA,
  FINDINGS,
  OUTCOMES,
  REMARKS,
  REMOVALS,
  UNIT_WARNINGS,
} from "../../worker/rating/engine/shape";
import { aQuarter, attended, aYear, months } from "./makers";

/** Sentences by code, read as text: web/text belongs to another TypeScript project. */
function sentences(file: string): Record<string, string> {
  const text = readFileSync(`web/text/${file}.ts`, "utf8");
  return Object.fromEntries(
    [...text.matchAll(/^ {2}(\w+):\s*"(.*)",$/gm)].map(([, code = "", sentence = ""]) => [code, sentence]),
  );
}

const placeholders = (sentence = "") =>
  [...sentence.matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => name).toSorted();

test.each([
  ["inspection/inspections-verdicts", [...VERDICTS, ...RESULTS, ...INSPECTION_REASONS, ...QUALITIES]],
  [
    "rating/engine",
    [
      ...SCHEMES,
      ...OUTCOMES,
      ...CRITERIA,
      ...REMOVALS,
      ...FINDINGS,
      ...REMARKS,
      ...NOT_GRADED,
      ...TIE_KEYS,
      ...UNIT_WARNINGS,
    ],
  ],
])("every code of %s has a sentence in both languages with the same placeholders", (concept, codes) => {
  const zh = sentences(`${concept}.zh`);
  const en = sentences(`${concept}.en`);
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  for (const code of codes) expect([code, zh[code]]).not.toEqual([code, undefined]);
  for (const code of Object.keys(zh))
    expect([code, placeholders(en[code])]).toEqual([code, placeholders(zh[code])]);
});

test.each([
  ["every role has its name", "access/accounts-roles", ROLES.map((role) => `role_${role}`)],
  ["every gate has its line on the page of the measures", "measures/versions", GATES],
])("%s in both languages", (_what, concept, codes) => {
  for (const language of ["zh", "en"]) {
    const known = sentences(`${concept}.${language}`);
    expect(codes.filter((code) => known[code] === undefined)).toEqual([]);
  }
});

test("every placeholder of a gate, criterion or not-graded case is among the params that come with it", () => {
  const zh = sentences("rating/engine.zh");
  const lead = months(2026, "leading_cadre");
  const worst = aYear("a", {
    ...attended("a", { present: 1, late: 1, leave: 7, unexcused: 4 }),
    post: "leading_cadre",
    months: { democratic_appraisal: lead, annual_assessment: lead },
    characters: 0,
    minutes: 0,
    essays: [],
    warnings: ["a:warning"],
    mustReads: { listed: 2, missing: ["a:book"] },
    quarters: aYear("a").quarters.map((quarter) => ({ ...quarter, result: "failed" as const })),
  });
  const assessed = assess(worst, defaultMeasures(), "democratic_appraisal");
  const shown = [
    ...assessed.gates,
    ...(assessed.score?.criteria ?? []),
    ...assess({ ...worst, post: "staff" }, defaultMeasures(), "democratic_appraisal").remarks,
    assess({ ...worst, leaveDays: 300 }, defaultMeasures(), "democratic_appraisal").notGraded!,
    assess(
      { ...worst, monthsInPost: { democratic_appraisal: 1, annual_assessment: 1 } },
      defaultMeasures(),
      "annual_assessment",
    ).notGraded!,
  ];
  expect(new Set(assessed.gates.map(({ code }) => code))).toEqual(new Set(FINDINGS));
  for (const { code, params } of shown) {
    for (const name of placeholders(zh[code]))
      expect([code, Object.keys(params)]).toEqual([code, expect.arrayContaining([name])]);
  }
});

test("every placeholder of an inspection's reason is among its params", () => {
  const zh = sentences("inspection/inspections-verdicts.zh");
  const facts = aQuarter("2026Q1", { typedCharacters: 0, notesInQuarter: 0, unexcusedRecords: ["att_1"] });
  const { reasons } = verdictOf(facts, defaultMeasures(), {
    ...noFindings,
    bookNotHandedIn: "f_1",
    quality: "poor",
    qualityRecord: "m_1",
  });
  expect(reasons.map(({ code }) => code)).toEqual([...INSPECTION_REASONS]);
  for (const { code, params } of reasons) {
    for (const name of placeholders(zh[code]))
      expect([code, Object.keys(params)]).toEqual([code, expect.arrayContaining([name])]);
  }
});
