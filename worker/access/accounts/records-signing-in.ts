import { and, eq, isNotNull, or, sql } from "drizzle-orm";
import { accounts, loginSessions, secondFactors } from "../../../db/schema/county";
import type { Write } from "../../core/commit";
import { type Scope, withinCounty } from "../../core/scope";

/** For signing in: by login name or phone. */
export function accountByLogin(scope: Scope, login: string) {
  return scope.db
    .select({
      id: accounts.id,
      passwordHash: accounts.passwordHash,
      suspendedAt: accounts.suspendedAt,
      generation: accounts.generation,
      sealedSecret: secondFactors.sealedSecret,
      lastStep: secondFactors.lastStep,
    })
    .from(accounts)
    .leftJoin(
      secondFactors,
      and(
        eq(secondFactors.countyId, accounts.countyId),
        eq(secondFactors.accountId, accounts.id),
        isNotNull(secondFactors.confirmedAt),
      ),
    )
    .where(
      withinCounty(scope, accounts, or(eq(accounts.login, login.toLowerCase()), eq(accounts.phone, login))),
    );
}

/** Who has this login name or phone already. */
export async function accountsNamed(scope: Scope, login: string, phone: string | null) {
  return scope.db
    .select({ login: accounts.login })
    .from(accounts)
    .where(
      withinCounty(
        scope,
        accounts,
        or(eq(accounts.login, login), phone ? eq(accounts.phone, phone) : undefined),
      ),
    );
}

export async function ownPasswordHash(scope: Scope): Promise<string | null> {
  const row = await scope.db
    .select({ hash: accounts.passwordHash })
    .from(accounts)
    .where(withinCounty(scope, accounts, eq(accounts.id, scope.actor.accountId ?? "")))
    .get();
  return row?.hash ?? null;
}

export function setPassword(scope: Scope, accountId: string, passwordHash: string): Write[] {
  return [
    scope.db
      .update(accounts)
      .set({ passwordHash, version: sql`version + 1` })
      .where(withinCounty(scope, accounts, eq(accounts.id, accountId))),
    ...dropSessions(scope, accountId),
  ];
}

/** Every browser of the account is signed out, and none is a known one any more, in the same batch as the change that demands it. */
export function dropSessions(scope: Scope, accountId: string): Write[] {
  return [
    scope.db
      .delete(loginSessions)
      .where(withinCounty(scope, loginSessions, eq(loginSessions.accountId, accountId))),
    raiseGeneration(scope, accountId),
  ];
}

/** Device cookies of before are none any more. */
export function raiseGeneration(scope: Scope, accountId: string): Write {
  return scope.db
    .update(accounts)
    .set({ generation: sql`generation + 1` })
    .where(withinCounty(scope, accounts, eq(accounts.id, accountId)));
}

export async function generationOf(scope: Scope, accountId: string): Promise<number> {
  const row = await scope.db
    .select({ generation: accounts.generation })
    .from(accounts)
    .where(withinCounty(scope, accounts, eq(accounts.id, accountId)))
    .get();
  return row?.generation ?? 0;
}
