import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { Refusal } from "../core/refusal";
import type { App } from "./app";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/** Writes come from our own pages only, whatever their content type; bodies are JSON, or bytes where a file is uploaded. */
export const guard = createMiddleware<App>(async (c, next) => {
  if (!reading.has(c.req.method)) {
    refuseCrossSite(c.req.raw);
    refuseOtherMedia(c.req.raw);
  }
  await next();
});

function refuseCrossSite(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) {
    if (site !== "same-origin") throw new Refusal("cross_site");
    return;
  }
  if (request.headers.get("origin") !== new URL(request.url).origin) throw new Refusal("cross_site");
}

/** The media type alone, however it is written. */
export function mediaOf(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

function refuseOtherMedia(request: Request): void {
  const type = mediaOf(request);
  const empty = request.body === null || request.headers.get("content-length") === "0";
  if (empty && type === "") return;
  if (type !== "application/json" && type !== "application/octet-stream")
    throw new Refusal("unsupported_media");
}

const tooLarge = () => {
  throw new Refusal("too_large");
};
const jsonLimit = bodyLimit({ maxSize: 1024 * 1024, onError: tooLarge });
const fileLimit = bodyLimit({ maxSize: 5 * 1024 * 1024, onError: tooLarge });

export const sizeLimit = createMiddleware<App>((c, next) =>
  mediaOf(c.req.raw) === "application/octet-stream" ? fileLimit(c, next) : jsonLimit(c, next),
);

/** The API's own headers; those of the pages are in web/headers.txt. */
export const headers = createMiddleware<App>(async (c, next) => {
  await next();
  c.header("Cache-Control", "no-store");
  c.header(
    "Content-Security-Policy",
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  );
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", "no-referrer");
  c.header("Cross-Origin-Resource-Policy", "same-origin");
  c.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  c.header("X-Request-Id", c.var.requestId);
});
