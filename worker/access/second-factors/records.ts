import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { recoveryCodes, secondFactors } from "../../../db/schema/county";
import { guard, type Write } from "../../core/commit";
import { type Scope, withinCounty } from "../../core/scope";
import { statement } from "../../core/statement";

export async function findFactor(scope: Scope, accountId: string) {
  return scope.db
    .select()
    .from(secondFactors)
    .where(withinCounty(scope, secondFactors, eq(secondFactors.accountId, accountId)))
    .get();
}

/** Whether and since when a code is asked for, and how many recovery codes are left. */
export async function factorState(scope: Scope) {
  const accountId = scope.actor.accountId ?? "";
  const [[factor], [left]] = await scope.db.batch([
    scope.db
      .select({ confirmedAt: secondFactors.confirmedAt })
      .from(secondFactors)
      .where(withinCounty(scope, secondFactors, eq(secondFactors.accountId, accountId))),
    scope.db
      .select({ n: sql<number>`count(*)` })
      .from(recoveryCodes)
      .where(
        withinCounty(
          scope,
          recoveryCodes,
          eq(recoveryCodes.accountId, accountId),
          isNull(recoveryCodes.usedAt),
        ),
      ),
  ]);
  return { confirmedAt: factor?.confirmedAt ?? null, recoveryCodes: left?.n ?? 0 };
}

/** A new secret over one that was never confirmed; a confirmed one stays and fails the batch. */
export function offerFactor(scope: Scope, accountId: string, sealedSecret: string, realNow: number): Write[] {
  return [
    scope.db
      .insert(secondFactors)
      .values({ countyId: scope.countyId, accountId, sealedSecret, createdAt: realNow })
      .onConflictDoUpdate({
        target: [secondFactors.countyId, secondFactors.accountId],
        set: { sealedSecret, createdAt: realNow },
        setWhere: isNull(secondFactors.confirmedAt),
      }),
    guard(scope),
  ];
}

export function confirm(scope: Scope, accountId: string, step: number, realNow: number): Write[] {
  return [
    scope.db
      .update(secondFactors)
      .set({ confirmedAt: realNow, lastStep: step })
      .where(
        withinCounty(
          scope,
          secondFactors,
          eq(secondFactors.accountId, accountId),
          isNull(secondFactors.confirmedAt),
        ),
      ),
    guard(scope),
  ];
}

/** A code works once: of two at the same moment one finds the half-minute already used. */
export function spendStep(scope: Scope, accountId: string, step: number): Write[] {
  return [
    scope.db
      .update(secondFactors)
      .set({ lastStep: step })
      .where(
        withinCounty(
          scope,
          secondFactors,
          eq(secondFactors.accountId, accountId),
          lt(secondFactors.lastStep, step),
        ),
      ),
    guard(scope),
  ];
}

export async function isRecoveryCode(scope: Scope, accountId: string, codeHash: string): Promise<boolean> {
  const row = await scope.db
    .select({ usedAt: recoveryCodes.usedAt })
    .from(recoveryCodes)
    .where(
      withinCounty(
        scope,
        recoveryCodes,
        eq(recoveryCodes.accountId, accountId),
        eq(recoveryCodes.codeHash, codeHash),
      ),
    )
    .get();
  return row?.usedAt === null;
}

export function spendRecoveryCode(
  scope: Scope,
  accountId: string,
  codeHash: string,
  realNow: number,
): Write[] {
  return [
    scope.db
      .update(recoveryCodes)
      .set({ usedAt: realNow })
      .where(
        withinCounty(
          scope,
          recoveryCodes,
          and(eq(recoveryCodes.accountId, accountId), eq(recoveryCodes.codeHash, codeHash)),
          isNull(recoveryCodes.usedAt),
        ),
      ),
    guard(scope),
  ];
}

/** New recovery codes in place of all former ones. */
export function replaceRecoveryCodes(scope: Scope, accountId: string, hashes: readonly string[]): Write[] {
  return [
    dropRecoveryCodes(scope, accountId),
    statement(
      scope.db,
      sql`INSERT INTO recovery_codes (county_id, account_id, code_hash)
        SELECT ${scope.countyId}, ${accountId}, value FROM json_each(${JSON.stringify(hashes)})`,
    ),
  ];
}

export function dropFactor(scope: Scope, accountId: string): Write[] {
  return [
    dropRecoveryCodes(scope, accountId),
    scope.db
      .delete(secondFactors)
      .where(withinCounty(scope, secondFactors, eq(secondFactors.accountId, accountId))),
    guard(scope),
  ];
}

function dropRecoveryCodes(scope: Scope, accountId: string): Write {
  return scope.db
    .delete(recoveryCodes)
    .where(withinCounty(scope, recoveryCodes, eq(recoveryCodes.accountId, accountId)));
}
