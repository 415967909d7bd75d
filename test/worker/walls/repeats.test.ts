import { expect, test } from "vitest";
import { createApp } from "../../../worker/app";
import { aFullCounty, rowsByTable } from "../../support/full-county";
import { bodies, endsSession, uploads } from "../../support/specimens";
import { countyRoutes, filled, nameOf } from "../../support/sweep";
import { aCounty } from "../../support/world";

/** Reads that are written down: each time anew. */
const looking = new Set([
  "POST /people/:id/contact",
  "POST /sessions/:id/sign-in-sheet",
  "POST /export",
  "POST /assessments/:id/facts",
]);

const answerOf = async (reply: Response) => `${reply.status} ${await reply.text()}`;

test("every POST that is repeated with its key has one effect and is answered the same", async () => {
  const { county, callers, one } = await aFullCounty("我们");
  const routes = countyRoutes(createApp(() => 0)).filter(
    (route) => route.method === "POST" && !endsSession.has(nameOf(route)) && !uploads.has(nameOf(route)),
  );
  const wrong: string[] = [];
  const effective: string[] = [];
  for (const [n, route] of routes.entries()) {
    const name = nameOf(route);
    for (const who of ["secretary", "administrator", "person"] as const) {
      const ask = () =>
        callers[who].post(filled(route, one), bodies[name]?.(one) ?? {}, {
          "idempotency-key": `repeat-${who}-${n}`,
        });
      const before = await rowsByTable(county);
      const first = await ask();
      if (first.status >= 300) continue;
      const after = await rowsByTable(county);
      const second = await ask();
      if (looking.has(name)) continue;
      if (JSON.stringify(before) !== JSON.stringify(after)) effective.push(name);
      const [once, again] = [await answerOf(first), await answerOf(second)];
      if (again !== once && !again.includes("already_submitted")) wrong.push(`${name}: ${once} / ${again}`);
      if (JSON.stringify(await rowsByTable(county)) !== JSON.stringify(after))
        wrong.push(`${name} wrote again`);
      break;
    }
  }
  expect(wrong).toEqual([]);
  expect(effective.length).toBeGreaterThan(20);
}, 120_000);

test("another query is another request: the key covers it", async () => {
  const { administrator } = await aCounty();
  const send = (query: string) =>
    administrator.post(
      `/feedback${query}`,
      { page: "/notes", body: "字太小" },
      { "idempotency-key": "font-too-small" },
    );
  const first = await answerOf(await send(""));
  expect(first).toMatch(/^20/);
  expect(await answerOf(await send(""))).toBe(first);
  expect(await (await send("?unit=unt_0")).json()).toMatchObject({ code: "idempotency_key_reused" });
});
