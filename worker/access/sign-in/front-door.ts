import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { shanghaiDay } from "../../core/calendar";
import { Refusal } from "../../core/refusal";
import { accountScope } from "../../core/scope";
import { findCounty, shard } from "../../core/shards";
import { addressOf, whence } from "../../http/address";
import { answeringAgain } from "../../http/answers";
import type { App, CountySessions } from "../../http/app";
import { repeatOf, storedAnswer } from "../../http/idempotency";
import { realNow } from "../../http/real-time";
import { needsCode } from "../accounts/rules";
import { emptiedCookie, startSession, visitorOf } from "./records-sessions";

/** The sessions of an active county, or undefined: nobody learns from outside whether it exists. */
export async function sessionsOfCounty(
  env: App["Bindings"],
  code: string,
  now: number,
): Promise<CountySessions | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const county = await findCounty(env, code);
  if (county?.status !== "active") return undefined;
  return {
    countyId: county.code,
    db: shard(env, county.shard),
    today: shanghaiDay(now),
    realNow: realNow(),
    secretsKey: env.SECRETS_KEY,
  };
}

/** What an account may reach before it has the second factor that its county wants: who it is, enrolment, the way out. */
function isOpenBeforeEnrolment(path: string): boolean {
  return /^\/api\/c\/\d{6}\/(session|second-factor(\/confirmation)?)$/.test(path);
}

/** The front door: division code → shard → session there → Scope. Anything short of a valid session of this county is one and the same 401. */
export const frontDoor = createMiddleware<App>(async (c, next) => {
  const county = await sessionsOfCounty(c.env, c.req.param("county") ?? "", c.var.now);
  const visitor = county && (await visitorOf(county, c.req.header("cookie") ?? ""));
  if (!county || !visitor) throw new Refusal("unauthenticated");
  const mustEnrol = visitor.codesRequired && !visitor.hasFactor && needsCode(visitor.grants);
  if (mustEnrol && !isOpenBeforeEnrolment(c.req.path)) throw new Refusal("factor_required");
  const repeat = await repeatOf(c.req.raw, c.env.SECRETS_KEY);
  const scope = accountScope({
    countyId: county.countyId,
    db: county.db,
    now: c.var.now,
    account: visitor.account,
    grants: visitor.grants,
    above: visitor.above,
    address: addressOf(c.req.raw.headers),
    idempotency: repeat,
  });
  c.set("scope", scope);
  c.set("sessionId", visitor.sessionId);
  c.set("hasFactor", visitor.hasFactor);
  c.set("mustEnrol", mustEnrol);
  if (visitor.renewedCookie) c.header("Set-Cookie", visitor.renewedCookie, { append: true });
  const first = repeat && (await storedAnswer(scope, repeat));
  if (first) return answeringAgain(c, first.answer);
  await next();
});

export function countySessions(c: Context<App>): Promise<CountySessions | undefined> {
  return sessionsOfCounty(c.env, c.req.param("county") ?? "", c.var.now);
}

/** From now on this browser is signed in as the account: a new session stands in place of its former one. */
export async function giveSession(c: Context<App>, county: CountySessions, accountId: string): Promise<void> {
  c.header("Set-Cookie", await startSession(county, accountId, whence(c.req.raw)));
}

/** This browser forgets a session that was ended. */
export function takeSession(c: Context<App>, county: CountySessions): void {
  c.header("Set-Cookie", emptiedCookie(county));
}
