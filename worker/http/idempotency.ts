import { eq } from "drizzle-orm";
import { createMiddleware } from "hono/factory";
import { idempotencyKeys } from "../../db/schema/county";
import { Refusal } from "../core/refusal";
import { type Scope, withinCounty } from "../core/scope";
import type { App } from "./app";
import { hashOfBytes, keyedHashOf } from "./tokens";

export type Repeat = NonNullable<Scope["idempotency"]>;

/**
 * The idempotency key of a creating request and what it asked for: a keyed hash, since a body may hold a password, and a
 * plain one would let a dump be guessed at a thousand times faster than the password's own.
 */
export async function repeatOf(request: Request, secret: string): Promise<Repeat | null> {
  const key = request.headers.get("idempotency-key");
  if (!key || request.method !== "POST") return null;
  if (!/^[\w-]{8,64}$/.test(key)) {
    throw new Refusal("invalid_input", { fields: [{ path: "Idempotency-Key", reason: "invalid_format" }] });
  }
  const body = await hashOfBytes(await request.clone().arrayBuffer());
  const { pathname, search } = new URL(request.url);
  return { key, requestHash: await keyedHashOf(secret, `${pathname}${search}\n${body}`) };
}

/** For creating requests in front of the door; before the body is read, which can be read once. */
export const recognise = createMiddleware<App>(async (c, next) => {
  c.set("repeat", await repeatOf(c.req.raw, c.env.SECRETS_KEY));
  await next();
});

/** The first answer, as long as it is kept (core/commit): a note handed in weeks later on a dead network is the same note. The same key for another request is refused. */
export async function storedAnswer(scope: Scope, repeat: { key: string; requestHash: string }) {
  const row = await scope.db
    .select()
    .from(idempotencyKeys)
    .where(
      withinCounty(
        scope,
        idempotencyKeys,
        eq(idempotencyKeys.accountId, scope.actor.accountId ?? ""),
        eq(idempotencyKeys.key, repeat.key),
      ),
    )
    .get();
  if (!row) return undefined;
  if (row.requestHash !== repeat.requestHash) throw new Refusal("idempotency_key_reused");
  const answer = row.answer as object;
  if ("withheld" in answer) throw new Refusal("already_submitted");
  return { answer };
}
