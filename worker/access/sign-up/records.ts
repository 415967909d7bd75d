import { eq } from "drizzle-orm";
import {
  accounts,
  countyProfiles,
  idempotencyKeys,
  measureVersions,
  roles,
  units,
} from "../../../db/schema/county";
import { counties } from "../../../db/schema/directory";
import { guard, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { type Scope, withinCounty } from "../../core/scope";
import type { Db } from "../../core/shards";
import type { ChangeSettings } from "./shape";

/** Claims the code for a county; a claim already made by somebody else stays. */
export async function claimCounty(directory: Db, entry: typeof counties.$inferInsert) {
  await directory.insert(counties).values(entry).onConflictDoNothing();
  return directory.select().from(counties).where(eq(counties.code, entry.code)).get();
}

export async function activateCounty(directory: Db, code: string): Promise<void> {
  await directory.update(counties).set({ status: "active" }).where(eq(counties.code, code));
}

export async function findProfile(scope: Scope) {
  return scope.db.select().from(countyProfiles).where(withinCounty(scope, countyProfiles)).get();
}

/** What the county decided for itself. */
export async function settingsOf(scope: Scope) {
  const row = await scope.db
    .select({
      codesRequired: countyProfiles.codesRequired,
      retentionYears: countyProfiles.retentionYears,
      version: countyProfiles.version,
    })
    .from(countyProfiles)
    .where(withinCounty(scope, countyProfiles))
    .get();
  if (!row) throw new Refusal("not_found");
  return row;
}

export function saveSettings(scope: Scope, { version, ...change }: ChangeSettings): Write[] {
  return [
    scope.db
      .update(countyProfiles)
      .set({ ...change, version: version + 1 })
      .where(withinCounty(scope, countyProfiles, eq(countyProfiles.version, version))),
    guard(scope),
  ];
}

export type Founding = {
  name: string;
  office: string;
  rootId: string;
  account: { id: string; name: string; login: string; phone: string | null; passwordHash: string };
  roleId: string;
  measures: { id: string; fromQuarter: string; content: unknown };
};

/** Everything a county starts with: profile, root unit, measures, first administrator. */
export function foundingOf(scope: Scope, founding: Founding): Write[] {
  const stamp = { countyId: scope.countyId, createdAt: scope.now };
  const { db } = scope;
  return [
    db
      .insert(countyProfiles)
      .values({ ...stamp, name: founding.name, office: founding.office, startedOn: scope.today }),
    db.insert(units).values({
      ...stamp,
      id: founding.rootId,
      kind: "county",
      name: founding.name,
      path: `${founding.rootId}/`,
      place: "0001/",
    }),
    db.insert(measureVersions).values({ ...stamp, ...founding.measures, number: 1 }),
    db.insert(accounts).values({ ...stamp, ...founding.account }),
    db.insert(roles).values({
      ...stamp,
      id: founding.roleId,
      accountId: founding.account.id,
      role: "administrator",
      unitId: founding.rootId,
      fromOn: scope.today,
    }),
  ];
}

type Repeat = NonNullable<Scope["idempotency"]>;

/** What the sign-up was answered, under the account that it made: a repeat comes before anybody is signed in. */
export function keepAnswer(scope: Scope, accountId: string, repeat: Repeat, answer: object): Write {
  return scope.db
    .insert(idempotencyKeys)
    .values({ countyId: scope.countyId, accountId, ...repeat, answer, createdAt: scope.now });
}

export async function keptAnswer(scope: Scope, { key, requestHash }: Repeat): Promise<unknown> {
  const row = await scope.db
    .select({ answer: idempotencyKeys.answer })
    .from(idempotencyKeys)
    .where(
      withinCounty(
        scope,
        idempotencyKeys,
        eq(idempotencyKeys.key, key),
        eq(idempotencyKeys.requestHash, requestHash),
      ),
    )
    .get();
  return row?.answer;
}
