import { env } from "cloudflare:workers";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { expect, test } from "vitest";
import { createApp } from "../../../worker/app";
import { endpoints } from "../../../worker/gathered/shapes";
import { answering, answeringAgain, answersNothing } from "../../../worker/http/answers";
import type { App } from "../../../worker/http/app";

/** What is no route of a concept: the guard's, the pages', and what every caller may ask of the product itself. */
const apart = ["GET /assets/*", "GET /.well-known/security.txt"];

test("every route has an endpoint that says what it answers, and every endpoint its route", () => {
  const routes = createApp(() => 0)
    .routes.filter(({ method, path }) => method !== "ALL" && !path.endsWith("/*"))
    .map(({ method, path }) => `${method} ${path.replace(/^\/api\/c\/:county(?=\/)/, "")}`);
  const named = [...new Set(routes)].filter((name) => !apart.includes(name));
  expect(named.length).toBeGreaterThan(150);
  expect(Object.keys(endpoints).toSorted()).toEqual(named.toSorted());
});

const planted = {
  "GET /one": v.strictObject({ id: v.string() }),
  "POST /one": answersNothing,
} as const;
const answer = answering(planted);

async function told(handler: (c: Context<App>) => Response, checks = true) {
  const app = new Hono<App>().get("/one", handler);
  app.onError((error) => new Response(error.message, { status: 500 }));
  const reply = await app.request("/one", {}, { ...env, CHECK_ANSWERS: checks ? "1" : undefined } as never);
  return { status: reply.status, text: await reply.text() };
}

test("an answer with a field that its shape does not know fails where answers are checked, and is sent where they are not", async () => {
  const more = { id: "a", countyId: "990001" };
  const handler = (c: Context<App>) => answer(c, "GET /one", more);
  expect(await told(handler)).toMatchObject({
    status: 500,
    text: expect.stringContaining("GET /one answers otherwise than its shape says: countyId"),
  });
  expect(await told(handler, false)).toEqual({ status: 200, text: JSON.stringify(more) });
});

test("a route that answers by another's name fails", async () => {
  const handler = (c: Context<App>) => answer(c, "POST /one");
  expect(await told(handler)).toMatchObject({ status: 500, text: "GET /one answers as POST /one" });
});

test.each([
  ["/one", {}, "204 "],
  ["/one", { id: "a" }, "500 POST /one is repeated otherwise than answered"],
  ["/two", { id: "a" }, '201 {"id":"a"}'],
  ["/two", {}, "500 POST /two is repeated otherwise than answered"],
  ["/two", { id: 1 }, "500 POST /two answers otherwise than its shape says"],
])("an answer given again at %s is held against the first one's shape: %j", async (path, first, expected) => {
  const app = new Hono<App>()
    .use(async (c) => {
      c.set("endpoints", { ...planted, "POST /two": v.strictObject({ id: v.string() }) });
      return answeringAgain(c, first);
    })
    .post("/one", (c) => c.body(null))
    .post("/two", (c) => c.body(null));
  app.onError((error) => new Response(error.message, { status: 500 }));
  const reply = await app.request(path, { method: "POST" }, { ...env, CHECK_ANSWERS: "1" } as never);
  expect(`${reply.status} ${await reply.text()}`).toMatch(expected);
});
