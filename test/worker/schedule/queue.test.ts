import { env as bindings } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import type { Env } from "../../../worker/core/env";
import { dispatch } from "../../../worker/schedule/dispatch";
import { aCounty, aPerson, withBranches } from "../../support/world";

test("what the tick sends goes through the queue itself to the worker's own handler, run after run until nothing is owed", async () => {
  const county = await aCounty({ today: "2026-01-05" });
  const { branches } = await withBranches(county, "城关支部");
  await aPerson(county, branches.城关支部 ?? "", "甲", { fromOn: "2025-06-01" });
  county.on("2026-04-21");
  // The queue's consumer lives by the real clock, which is later than the county's: it catches up with all that is owed since.
  await dispatch({ ...county.env, RUNS: bindings.RUNS } as unknown as Env, county.now.ms);
  const ended = async () => {
    const { results } = await county.binding
      .prepare("SELECT kind, period, state, deliveries FROM runs WHERE county_id = ?1 ORDER BY due_on, kind")
      .bind(county.code)
      .all<{ kind: string; period: string; state: string; deliveries: number }>();
    return results;
  };
  await vi.waitFor(
    async () =>
      expect((await ended()).filter(({ period }) => period === "2026Q1")).toMatchObject([
        { kind: "open_inspection", state: "done" },
        { kind: "start_rectification", state: "done" },
        { kind: "finalise_inspection", state: "done" },
      ]),
    { timeout: 25_000, interval: 250 },
  );
  const { n } = (await county.binding
    .prepare("SELECT count(*) AS n FROM inspection_outcomes WHERE county_id = ?1")
    .bind(county.code)
    .first<{ n: number }>()) ?? { n: 0 };
  expect(n).toBeGreaterThan(0);
}, 60_000);
