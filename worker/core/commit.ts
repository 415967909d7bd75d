import { type SQL, sql } from "drizzle-orm";
import { auditLog, type EventDetail, guards, idempotencyKeys } from "../../db/schema/county";
import { newId } from "./ids";
import { Refusal, type RefusalCode } from "./refusal";
import type { Scope } from "./scope";
import { statement, type Write } from "./statement";

export type { Write };

export type Fact = {
  /** "inspection.closed" */
  event: string;
  /** The id of what it happened to. */
  subject: string;
  unitId?: string;
  /** Before and after, or what else a reader of the log needs. No passwords, tokens or hashes. */
  detail?: EventDetail;
  /** What a unique or foreign key violation means here; without it the violation is a defect. */
  otherwise?: RefusalCode;
  /** What a guard that found nothing changed means; a stale version unless said otherwise. */
  unguarded?: RefusalCode;
  /** The record as it stands now: goes with stale_version, so that both versions can be shown. */
  current?: () => Promise<unknown>;
  /** Only for drafts, which are nobody's record yet: no audit row. */
  unaudited?: true;
  /** What the request is answered, for its repeats; nothing (204) unless said otherwise. */
  answer?: object;
};

/** The answer to store where the first one held a secret: a repeat has no second effect, and is not told the secret again. */
export const withheld = { withheld: true } as const;

/**
 * How long a first answer is kept. What waits on a device is sent again whenever its owner comes back, and no later than
 * in the year after the one it was written in is it still accepted: a note forgotten here is refused there.
 */
export const answerDays = 2 * 366;

/** The answer to store where there was none. */
const nothing = {} as const;

/** A repeat of a request whose first answer is stored; the boundary gives that answer. */
export class Repeated extends Error {}

/** Writes everything or nothing, its audit row included. D1 has no interactive transaction: decide before you call. */
export async function commit(scope: Scope, writes: readonly Write[], fact: Fact): Promise<void> {
  const batch = [...(fact.unaudited ? [] : [noted(scope, fact)]), ...repeatRow(scope, fact), ...writes];
  try {
    await scope.db.batch(batch as [Write, ...Write[]]);
  } catch (error) {
    const meaning = meaningOf(error, fact);
    if (!(meaning instanceof Refusal) || meaning.code !== "stale_version" || !fact.current) throw meaning;
    throw new Refusal("stale_version", { current: await fact.current() });
  }
}

/** Makes the batch fail unless the statement before it changed exactly the rows it had to. */
export function guard(scope: Scope, expected = 1): Write {
  return statement(
    scope.db,
    sql`INSERT INTO ${guards} (county_id, ok) SELECT ${scope.countyId}, changes() = ${expected}`,
  );
}

/** Makes the batch fail unless a condition on the database holds at that point of it. */
export function guardWhere(scope: Scope, condition: SQL): Write {
  return statement(
    scope.db,
    sql`INSERT INTO ${guards} (county_id, ok) SELECT ${scope.countyId}, ${condition}`,
  );
}

/** A row of the log beside a commit's own: what happened although, or besides what, the action was about. */
export function noted(scope: Scope, fact: Pick<Fact, "event" | "subject" | "unitId" | "detail">): Write {
  return scope.db.insert(auditLog).values({
    countyId: scope.countyId,
    id: newId("aud"),
    at: scope.now,
    accountId: scope.actor.accountId,
    role: scope.grants.map((grant) => grant.role).join(","),
    address: scope.address,
    event: fact.event,
    subject: fact.subject,
    unitId: fact.unitId ?? null,
    detail: fact.detail ?? null,
  });
}

function repeatRow(scope: Scope, fact: Fact): Write[] {
  if (!scope.idempotency || !scope.actor.accountId) return [];
  return [
    scope.db.insert(idempotencyKeys).values({
      countyId: scope.countyId,
      accountId: scope.actor.accountId,
      key: scope.idempotency.key,
      requestHash: scope.idempotency.requestHash,
      answer: fact.answer ?? nothing,
      createdAt: scope.now,
    }),
  ];
}

function meaningOf(error: unknown, fact: Fact): unknown {
  const text = messagesOf(error);
  if (text.includes("idempotency_keys")) return new Repeated();
  if (text.includes("guard")) return new Refusal(fact.unguarded ?? "stale_version");
  if (text.includes("overlapping")) return new Refusal("overlapping");
  if (text.includes("frozen")) return new Refusal("frozen");
  if (fact.otherwise && /UNIQUE constraint|FOREIGN KEY constraint/.test(text))
    return new Refusal(fact.otherwise);
  return error;
}

/** drizzle wraps single queries but not batches: look at the error and at every cause below it. */
function messagesOf(error: unknown): string {
  const parts: string[] = [];
  for (let e = error; e instanceof Error; e = e.cause)
    parts.push(e.message.startsWith("Failed query") ? "" : e.message);
  return parts.join(" | ");
}
