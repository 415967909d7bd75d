import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { startOfDayMs } from "../../../worker/core/calendar";
import type { Env } from "../../../worker/core/env";
import { systemScope } from "../../../worker/core/scope";
import { shard } from "../../../worker/core/shards";
import { mustReadsOf, personRecords, yearRecords } from "../../../worker/inspection/facts/records";
import { quarterFactsOf, yearFactsOf } from "../../../worker/inspection/facts/rules";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import { randomCounty, write } from "../../support/random-county";
import { recorded, wholeTables } from "../../support/recount";
import { quarterRecount, yearRecount } from "../../support/recount-facts";

const measures = defaultMeasures();
const numRuns = env.LONG ? 1000 : 60;
let code = 700_001;

async function aRandomCounty(g: fc.GeneratorValue) {
  const countyId = String(code++);
  const bindings = env as unknown as Env;
  const scope = systemScope({ countyId, db: shard(bindings, 0), now: startOfDayMs("2027-02-01") });
  await write(scope, randomCounty(g, countyId, g(fc.integer, { min: 1, max: 6 })));
  return { scope, tables: await wholeTables(bindings.SHARD_0, countyId) };
}

test("a quarter's facts from SQL equal a recount by hand, whatever was recorded before and after the freeze", async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const { scope, tables } = await aRandomCounty(g);
      for (const [quarter, cut] of [
        ["2026Q1", "2026-04-01"],
        ["2026Q3", "2026-10-01"],
        ["2026Q4", "2027-01-01"],
      ] as const) {
        const span = {
          first: "2026-01-01",
          last: { "2026Q1": "2026-03-31", "2026Q3": "2026-09-30", "2026Q4": "2026-12-31" }[quarter],
          recordedUntil: startOfDayMs(cut),
        };
        const records = [];
        for (let after = ""; ; ) {
          const slice = await personRecords(scope, span, after, 2);
          records.push(...slice);
          if (slice.length < 2) break;
          after = slice.at(-1)?.personId ?? "";
        }
        const facts = new Map(
          records.map((record) => [record.personId, quarterFactsOf(record, quarter, measures)]),
        );
        for (const { id } of tables.people) {
          const expected = quarterRecount(recorded(tables, String(id), 2026, span.recordedUntil), quarter);
          expect({ quarter, facts: facts.get(String(id)) }).toEqual({ quarter, facts: expected });
        }
      }
    }),
    { numRuns, endOnFailure: true },
  );
}, 600_000);

test("a year's facts from SQL equal a recount by hand, at the run's cut and at a later re-run", async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const { scope, tables } = await aRandomCounty(g);
      for (const day of ["2027-01-21", "2027-02-10", "2026-12-10"]) {
        const recordedUntil = startOfDayMs(day);
        const span = { first: "2026-01-01", last: "2026-12-31", recordedUntil };
        const mustReads = await mustReadsOf(scope, 2026, recordedUntil);
        const facts = new Map(
          (await yearRecords(scope, 2026, span, "")).map((record) => [
            record.personId,
            yearFactsOf(record, 2026, "2026-12-31", mustReads, measures),
          ]),
        );
        for (const { id } of tables.people) {
          const expected = yearRecount(recorded(tables, String(id), 2026, recordedUntil));
          expect({ day, facts: facts.get(String(id)) }).toEqual({ day, facts: expected });
        }
      }
    }),
    { numRuns, endOnFailure: true },
  );
}, 600_000);
