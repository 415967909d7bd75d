import { expect, test } from "vitest";
import {
  attendance,
  memberships,
  notes,
  people,
  posts,
  sessionClosures,
  sessionOpenings,
  standings,
  studySessions,
} from "../../db/schema/county";
import { insertMany } from "../../worker/core/bulk";
import { systemScope } from "../../worker/core/scope";
import { seedsOf } from "../support/big-county";
import { tick } from "../support/schedule";
import { aCounty, type County, withBranches } from "../support/world";
import { comparisonFloor } from "./floor/comparison";

/** The clock of workerd moves only when it calls out, and in steps: many runs are timed as one. */
async function mean(times: number, run: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  for (let n = 0; n < times; n++) await run();
  return (performance.now() - before) / times;
}

/** A county of 12 branches and 252 people with a full quarter of sessions and notes. */
async function aBusyCounty(): Promise<County> {
  const county = await aCounty({ today: "2026-01-05" });
  const { branches } = await withBranches(county, ...Array.from({ length: 12 }, (_, n) => `支部${n}`));
  const ids = Object.values(branches);
  const scope = systemScope({ countyId: county.code, db: county.planting, now: county.now.ms });
  const stamp = { countyId: county.code, createdAt: scope.now };
  const since = { ...stamp, fromOn: "2025-01-01" };
  const every = Array.from({ length: 252 }, (_, n) => ({
    id: `per_${String(n).padStart(26, "0")}`,
    branchId: ids[n % 12] ?? "",
    n,
  }));
  const held = ids.flatMap((unitId, b) =>
    Array.from({ length: 10 }, (_, n) => ({
      id: `ses_${String(b * 100 + n).padStart(26, "0")}`,
      unitId,
      heldOn: `2026-0${1 + (n % 3)}-1${n % 9}`,
    })),
  );
  await scope.db.batch([
    ...insertMany(
      scope,
      people,
      every.map(({ id, n }) => ({ ...stamp, id, name: `人${n}` })),
    ),
    ...insertMany(
      scope,
      memberships,
      every.map(({ id, branchId }) => ({ ...since, id: `m${id}`, personId: id, branchId })),
    ),
    ...insertMany(
      scope,
      standings,
      every.map(({ id }) => ({ ...since, id: `s${id}`, personId: id, standing: "full" as const })),
    ),
    ...insertMany(
      scope,
      posts,
      every.map(({ id }) => ({
        ...since,
        id: `p${id}`,
        personId: id,
        post: "staff" as const,
        office: "none" as const,
        employment: "civil_servant" as const,
      })),
    ),
    ...insertMany(
      scope,
      studySessions,
      held.map((one) => ({
        ...stamp,
        ...one,
        kind: "themed_party_day" as const,
        audience: "members" as const,
        title: "主题党日",
        startsAt: "15:00",
        endsAt: "17:00",
        minutes: 120,
      })),
    ),
    ...insertMany(
      scope,
      sessionOpenings,
      held.map(({ id }) => ({ ...stamp, sessionId: id })),
    ),
    ...insertMany(
      scope,
      attendance,
      held.flatMap(({ id, unitId }) =>
        every
          .filter((one) => one.branchId === unitId)
          .map((one) => ({
            countyId: county.code,
            sessionId: id,
            personId: one.id,
            branchId: unitId,
            status: "present" as const,
          })),
      ),
    ),
    ...insertMany(
      scope,
      sessionClosures,
      held.map(({ id }) => ({ ...stamp, sessionId: id })),
    ),
    ...insertMany(
      scope,
      notes,
      every.flatMap(({ id, branchId, n }) =>
        [1, 2].map((k) => ({
          ...stamp,
          id: `n${k}${id}`,
          personId: id,
          branchId,
          form: "typed" as const,
          writtenOn: `2026-0${k}-14`,
          title: "笔记",
          body: "学",
          characters: 700 + (n % 90),
          characterRule: "zh-1",
        })),
      ),
    ),
  ] as never);
  county.on("2026-04-01");
  await tick(county);
  return county;
}

test("the comparison beside the same SQL sent straight to the D1 binding", async () => {
  const county = await aBusyCounty();
  const { recording } = county.administrator;
  const path = "/reports/comparison?period=2026Q1";
  const ask = async () => expect((await county.administrator.get(path)).status).toBe(200);
  await ask();
  const before = recording.statements.length;
  await ask();
  const statements = recording.statements.slice(before);
  const prepared = () => statements.map(({ sql, params }) => county.binding.prepare(sql).bind(...params));
  /** The same statements in the same three round trips: the session's, the four of the period's basis, then its sources. */
  const straight = async () => {
    const [session, ...asked] = prepared();
    await session?.all();
    await county.binding.batch(asked.slice(0, 4));
    await county.binding.batch(asked.slice(4));
  };
  await straight();
  const [product, floor] = [await mean(60, ask), await mean(60, straight)];
  console.log(
    `comparison of 12 branches, 252 people: ${product.toFixed(1)} ms, its SQL alone ${floor.toFixed(1)} ms, ratio ${(product / floor).toFixed(2)}`,
  );
});

test("a live comparison of 5,000 people in 200 branches beside a hand-written grouped query", async () => {
  const county = await aCounty({ today: "2026-01-05" });
  const { units } = (await (await county.administrator.get("/units")).json()) as { units: { id: string }[] };
  const size = { organs: 20, branches: 10, people: 25, sessions: 30 };
  for (const { sql, params } of seedsOf(county.code, units[0]?.id ?? "", size))
    await county.binding
      .prepare(sql)
      .bind(...params)
      .run();
  county.on("2026-12-20");
  const reader = await county.signIn("admin");
  const ask = async () => {
    const reply = await reader.get("/reports/comparison?period=2026Q4");
    expect(reply.status).toBe(200);
    await reply.text();
  };
  const byHand = () => county.binding.batch(comparisonFloor(county.binding, county.code));
  const ours: number[] = [];
  const floor: number[] = [];
  for (let n = 0; n < 15; n++) {
    ours.push(await mean(1, ask));
    floor.push(await mean(1, byHand));
  }
  const middle = (times: number[]) => times.toSorted((a, b) => a - b)[7] ?? 0;
  const [product, hand] = [middle(ours), middle(floor)];
  console.log(
    `live comparison of 200 branches, 5,000 people: ${product.toFixed(0)} ms, by hand ${hand.toFixed(0)} ms, ratio ${(product / hand).toFixed(2)}`,
  );
});
