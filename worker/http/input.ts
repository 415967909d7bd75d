import type { HonoRequest } from "hono";
import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import { validator } from "hono/validator";
import * as v from "valibot";
import { fieldOf } from "../core/fields";
import { Refusal } from "../core/refusal";
import type { App } from "./app";
import { mediaOf } from "./guard";

/** What a route reads of a request, by its handlers. */
const reads = new WeakMap<object, "body" | "query">();

function reading<H extends object>(part: "body" | "query", handler: H): H {
  reads.set(handler, part);
  return handler;
}

/** A JSON body in the shape; anything else is refused field by field. Unknown fields are refused, not ignored. */
export function body<S extends v.GenericSchema>(schema: S) {
  return reading(
    "body",
    validator("json", (value) => parsed(schema, value)),
  );
}

/** The query string in the shape. */
export function query<S extends v.GenericSchema>(schema: S) {
  return reading(
    "query",
    validator("query", (value) => parsed(schema, value)),
  );
}

/** A file comes as the bytes it is made of, never inside JSON. */
export const filesOnly = reading(
  "body",
  createMiddleware<App>(async (c, next) => {
    if (mediaOf(c.req.raw) !== "application/octet-stream") throw new Refusal("unsupported_media");
    await next();
  }),
);

const nothing = v.strictObject({});

/** What a route does not read is refused as unknown instead of being passed over. */
export const refuseUnread = createMiddleware<App>(async (c, next) => {
  const route = matchedRoutes(c).filter(({ method }) => method === c.req.method);
  const read = new Set(route.map(({ handler }) => reads.get(handler)));
  if (route.length > 0 && !read.has("query")) parsed(nothing, c.req.query());
  if (route.length > 0 && !read.has("body")) parsed(nothing, await sentBody(c.req));
  await next();
});

async function sentBody(request: HonoRequest<string>): Promise<unknown> {
  const text = request.method === "GET" ? "" : await request.text();
  if (text && mediaOf(request.raw) !== "application/json") throw new Refusal("unsupported_media");
  return text ? request.json() : {};
}

export function parsed<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  refuseUnlessModest(value, 0);
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (!result.success)
    throw new Refusal("invalid_input", { fields: result.issues.slice(0, 50).map(fieldOf) });
  return result.output;
}

const limits = { depth: 12, list: 5_000, text: 200_000 };

function refuseUnlessModest(value: unknown, depth: number): void {
  if (depth > limits.depth) throw new Refusal("too_large");
  if (typeof value === "string" && value.length > limits.text) throw new Refusal("too_large");
  if (value === null || typeof value !== "object") return;
  const items = Object.values(value);
  if (items.length > limits.list) throw new Refusal("too_large");
  for (const item of items) refuseUnlessModest(item, depth + 1);
}
