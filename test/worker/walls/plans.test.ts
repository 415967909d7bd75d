import { expect, test } from "vitest";
import { aFullCounty, type FullCounty } from "../../support/full-county";
import { bodies, queries } from "../../support/specimens";
import { ask, countyRoutes, filled, nameOf } from "../../support/sweep";

type Exception = { of: string; in: RegExp; because: string };
const few = "a handful a county and year";
const made = "a list that the statement itself has made";
const county = "answers with the whole county";
const rating = "a year's rating or comparison sums the county";

/** What reads a county's table whole, with the reason: its name in the plan, and what its statement is known by. */
const WHOLE: Exception[] = [
  { of: "county_profiles", in: /"county_profiles"/, because: "one row a county" },
  { of: "p", in: /FROM county_profiles p/, because: "one row a county" },
  { of: "measure_versions", in: /"measure_versions"/, because: few },
  { of: "v", in: /measure_versions v/, because: few },
  { of: "holiday_changes", in: /"holiday_changes"/, because: few },
  { of: "assessments", in: /from "assessments"/, because: few },
  { of: "a", in: /FROM assessments a CROSS JOIN/, because: few },
  { of: "runs", in: /from "runs"/, because: "the ledger, a page of it, latest first" },
  { of: "roster_imports", in: /"roster_imports"/, because: "a page, latest first" },
  { of: "failed_sign_ins", in: /"failed_sign_ins"/, because: "a page, latest first" },
  { of: "feedback", in: /"feedback"/, because: "a page, latest first" },
  { of: "one_time_links", in: /"one_time_links"/, because: "open links, which are few" },
  { of: "standard_terms", in: /"standard_terms"/, because: "what was said of units, which is little" },
  { of: "exemptions", in: /"exemptions"/, because: "a roster is compared with everybody" },
  {
    of: "people",
    in: /from "people" left join "memberships"/,
    because: "a roster is compared with everybody",
  },
  { of: "roster_remarks", in: /from "roster_remarks"/, because: "a roster is compared with everybody" },
  {
    of: "roster_remark_decisions",
    in: /from "roster_remark_decisions"/,
    because: "a roster is compared with everybody",
  },
  {
    of: "memberships",
    in: /roster_remarks/,
    because: "open remarks with their branches: to be begun at the remarks",
  },
  {
    of: "memberships",
    in: /max\("memberships"\."until_on"\)/,
    because: "people who belong nowhere any more",
  },
  {
    of: "memberships",
    in: /"staff_number"/,
    because: "people of the reader's units or the reader: two clauses and no index over both",
  },
  { of: "m", in: /AS people, sum\(s\.standing/, because: county },
  { of: "m", in: /branchId, max\(m\.from_on/, because: rating },
  { of: "units", in: /"units"/, because: county },
  { of: "u", in: /FROM units u/, because: rating },
  {
    of: "a",
    in: /FROM accounts a WHERE/,
    because: "a page of the county's accounts by login, or a search through their names",
  },
  { of: "roles", in: /count\(DISTINCT "accounts"/, because: "counts accounts that are nobody's" },
  {
    of: "inspections",
    in: /select distinct "quarter"/,
    because: "its index alone, for the quarters there are",
  },
  {
    of: "i",
    in: /json_group_array\(json_object\('first', l\.first_on/,
    because: "leaves while rectifying: to be begun at the quarter",
  },
  {
    of: "o",
    in: /"rating_overrides"|rating_overrides o/,
    because: "changes that wait for a second person, which are few",
  },
  { of: "waiting (scanned)", in: /./, because: made },
  { of: "r (scanned)", in: /yearEdition/, because: made },
  { of: "m (scanned)", in: /WITH m AS MATERIALIZED/, because: made },
  { of: "h (scanned)", in: /WITH RECURSIVE hands/, because: made },
  { of: "slice (scanned)", in: /WITH slice AS/, because: made },
  { of: "s (scanned)", in: /WITH s AS MATERIALIZED/, because: made },
  { of: "missed (scanned)", in: /./, because: made },
  { of: "met (scanned)", in: /text_sketches/, because: made },
  { of: "near (scanned)", in: /text_sketches/, because: made },
  { of: "e", in: /exemptions/, because: rating },
  { of: "w", in: /leaves w/, because: rating },
  {
    of: "contributions",
    in: /INSERT INTO "study_sessions"/,
    because: "a check of foreign keys that is not carried out",
  },
];

/** Every statement that the routes send, once, with values that it was sent with. */
async function statementsOf({ county, callers, one }: FullCounty): Promise<Map<string, unknown[]>> {
  const routes = countyRoutes(county.worker.app);
  for (const route of routes.filter(({ method }) => method === "GET"))
    for (const role of ["person", "secretary", "inspector", "administrator"] as const) {
      const path = filled(route, one) + (queries[nameOf(route)]?.(one) ?? "");
      await (await callers[role].get(path)).arrayBuffer();
    }
  for (const route of routes.filter(({ method, path }) => method !== "GET" && !path.endsWith("/session")))
    await ask(callers.administrator, route, filled(route, one), bodies[nameOf(route)]?.(one) ?? {});
  return new Map(county.recording.statements.map(({ sql, params }) => [sql, params]));
}

/** What of a plan reads a county's table whole, or every county's. */
function wholeOf(details: readonly string[]): string[] {
  return details.flatMap((detail) => {
    const search = /^SEARCH (\w+) .*\(county_id=\?\)/.exec(detail);
    if (search) return [`${search[1]}`];
    const scan = /^SCAN (\w+)/.exec(detail);
    return scan && !/VIRTUAL TABLE|CONSTANT/.test(detail) ? [`${scan[1]} (scanned)`] : [];
  });
}

test("no statement of a route reads a county's table whole, but for those that say why", async () => {
  const full = await aFullCounty("长");
  const unlisted: string[] = [];
  const used = new Set<Exception>();
  let explained = 0;
  for (const [sql, params] of await statementsOf(full)) {
    // The makers' own, the schedule's over all counties, which say so, and what asks for nothing.
    if (
      /\?1|every county \*\/|\band 0\b|\(0\)/.test(sql) ||
      !/^\s*(select|with|insert|update|delete)/i.test(sql)
    )
      continue;
    const plan = full.county.binding.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...params);
    const { results } = await plan.all<{ detail: string }>();
    explained += 1;
    for (const name of wholeOf(results.map(({ detail }) => detail))) {
      const exception = WHOLE.find((one) => one.of === name && one.in.test(sql));
      if (exception) used.add(exception);
      else unlisted.push(`${name}: ${sql.replace(/\s+/g, " ").slice(0, 300)}`);
    }
  }
  expect(explained).toBeGreaterThan(200);
  expect(unlisted).toEqual([]);
  expect(WHOLE.filter((one) => !used.has(one))).toEqual([]);
}, 120_000);
