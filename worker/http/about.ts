import type { Context } from "hono";
import { version } from "../../package.json";
import { answering } from "./answers";
import type { App } from "./app";
import { endpoints } from "./shape-about";

const answer = answering(endpoints);

/** Whether this release runs, and which it is. */
export function health(c: Context<App>): Response {
  return answer(c, "GET /api/health", { ok: true, version });
}

const validDays = 90;

/** Whom to tell of a weakness (RFC 9116); 404 where the operator has named nobody. */
export function securityText(c: Context<App>): Response {
  const contact = c.env.SECURITY_CONTACT;
  if (!contact) return c.body(null, 404, { "cache-control": "no-store" });
  const { origin } = new URL(c.req.url);
  const expires = new Date(c.var.now + validDays * 86_400_000).toISOString();
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${expires}`,
    "Preferred-Languages: zh, en",
    `Canonical: ${origin}/.well-known/security.txt`,
  ];
  return c.text(`${lines.join("\n")}\n`, 200, { "cache-control": "public, max-age=86400" });
}
