import type { Context } from "hono";
import type { App } from "./app";

/** A part of the pages; one that this release has not is said to be missing and kept nowhere, instead of being answered with the page. */
export async function pagePart(c: Context<App>): Promise<Response> {
  const answer = await c.env.ASSETS.fetch(c.req.raw);
  const isPage = answer.headers.get("content-type")?.startsWith("text/html");
  if (!isPage) return answer;
  return c.body(null, 404, { "cache-control": "no-store", "x-content-type-options": "nosniff" });
}
