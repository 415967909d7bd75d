import { and, eq, sql } from "drizzle-orm";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import { loginSessions } from "../../../db/schema/county";
import type { RoleGrant } from "../../core/permissions";
import type { CountySessions } from "../../http/app";
import { hashOf } from "../../http/tokens";

/** lucia lives in this file alone: replaced in a day. Sessions run on real time, whatever the domain's clock says. */
const slidingDays = 7;
const absoluteDays = 30;
const dayMs = 86_400_000;

export type Visitor = {
  account: { id: string; name: string; login: string; personId: string | null };
  grants: RoleGrant[];
  above: string[];
  sessionId: string;
  hasFactor: boolean;
  codesRequired: boolean;
  /** Set when the cookie must be sent again. */
  renewedCookie: string | null;
};

type SessionAttributes = { absoluteExpiresAt: number; browser: string | null; address: string | null };
type AccountAttributes = {
  name: string;
  login: string;
  personId: string | null;
  grants: RoleGrant[];
  above: string[];
  hasFactor: boolean;
  codesRequired: boolean;
};

declare module "lucia" {
  interface Register {
    Lucia: Lucia<SessionAttributes, AccountAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: AccountAttributes;
  }
}

/** The visitor behind a cookie, or undefined. One joined query; a second only when the session is renewed. */
export async function visitorOf(county: CountySessions, cookies: string): Promise<Visitor | undefined> {
  const lucia = luciaFor(county);
  const id = lucia.readSessionCookie(cookies);
  if (!id) return undefined;
  const { session, user } = await lucia.validateSession(id);
  if (!session) return undefined;
  return {
    account: { id: user.id, name: user.name, login: user.login, personId: user.personId },
    grants: user.grants,
    above: user.above,
    sessionId: id,
    hasFactor: user.hasFactor,
    codesRequired: user.codesRequired,
    renewedCookie: session.fresh ? lucia.createSessionCookie(id).serialize() : null,
  };
}

/** A new session with a new id in place of the browser's former one; gives the cookie's header value. */
export async function startSession(
  county: CountySessions,
  accountId: string,
  from: { browser: string | null; address: string | null; cookies: string },
): Promise<string> {
  const lucia = luciaFor(county);
  const { cookies, ...attributes } = from;
  const former = lucia.readSessionCookie(cookies);
  if (former) await lucia.invalidateSession(former);
  const session = await lucia.createSession(accountId, {
    ...attributes,
    absoluteExpiresAt: county.realNow + absoluteDays * dayMs,
  });
  return lucia.createSessionCookie(session.id).serialize();
}

/** The header value that empties the cookie of a session that was ended. */
export function emptiedCookie(county: CountySessions): string {
  return luciaFor(county).createBlankSessionCookie().serialize();
}

function luciaFor(county: CountySessions): Lucia<SessionAttributes, AccountAttributes> {
  return new Lucia(adapterFor(county), {
    sessionExpiresIn: new TimeSpan(slidingDays, "d"),
    sessionCookie: {
      name: `__Host-qx-${county.countyId}`,
      attributes: { sameSite: "lax", path: "/", secure: true },
    },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

type JoinedRow = {
  accountId: string;
  expiresAt: number;
  absoluteExpiresAt: number;
  login: string;
  name: string;
  personId: string | null;
  grants: string;
  branches: string;
  hasFactor: number;
  codesRequired: number;
};

/** Ids are hashed in every method that takes one; the raw id goes back, else a renewal would hash it twice. */
function adapterFor({ countyId, db, today, realNow }: CountySessions): Adapter {
  const own = eq(loginSessions.countyId, countyId);
  return {
    async getSessionAndUser(id) {
      const row = (await db.get(joined(countyId, await hashOf(id), today))) as JoinedRow | undefined;
      if (!row || row.absoluteExpiresAt <= realNow) return [null, null];
      const session: DatabaseSession = {
        id,
        userId: row.accountId,
        expiresAt: new Date(row.expiresAt),
        attributes: { absoluteExpiresAt: row.absoluteExpiresAt, browser: null, address: null },
      };
      const attributes = {
        name: row.name,
        login: row.login,
        personId: row.personId,
        ...placesOf(row),
        hasFactor: row.hasFactor === 1,
        codesRequired: row.codesRequired === 1,
      };
      return [session, { id: row.accountId, attributes }];
    },
    async getUserSessions() {
      return [];
    },
    async setSession(session) {
      await db.insert(loginSessions).values({
        countyId,
        id: await hashOf(session.id),
        accountId: session.userId,
        expiresAt: session.expiresAt.getTime(),
        createdAt: realNow,
        ...session.attributes,
      });
    },
    async updateSessionExpiration(id, expiresAt) {
      await db
        .update(loginSessions)
        .set({ expiresAt: expiresAt.getTime() })
        .where(and(own, eq(loginSessions.id, await hashOf(id))));
    },
    async deleteSession(id) {
      await db.delete(loginSessions).where(and(own, eq(loginSessions.id, await hashOf(id))));
    },
    async deleteUserSessions(accountId) {
      await db.delete(loginSessions).where(and(own, eq(loginSessions.accountId, accountId)));
    },
    async deleteExpiredSessions() {
      await db.delete(loginSessions).where(and(own, sql`${loginSessions.expiresAt} < ${realNow}`));
    },
  };
}

/** Session, account, roles with the units they cover, and the units above, in one query. */
function joined(countyId: string, sessionHash: string, today: string) {
  return sql`SELECT s.account_id AS accountId, s.expires_at AS expiresAt, s.absolute_expires_at AS absoluteExpiresAt,
      EXISTS (SELECT 1 FROM second_factors f WHERE f.county_id = s.county_id AND f.account_id = s.account_id
        AND f.confirmed_at IS NOT NULL) AS hasFactor,
      (SELECT p.codes_required FROM county_profiles p WHERE p.county_id = s.county_id) AS codesRequired,
      ${accountColumns(today)}
    FROM login_sessions s
    JOIN accounts a ON a.county_id = s.county_id AND a.id = s.account_id AND a.suspended_at IS NULL
    WHERE s.county_id = ${countyId} AND s.id = ${sessionHash}`;
}

/** What a scope needs of account `a`: its grants and the paths of its holder's branches, as JSON; a path holds the ids of the units above. */
function accountColumns(today: string) {
  return sql`a.login, a.name, a.person_id AS personId,
    (SELECT json_group_array(json_object('role', r.role, 'unitId', r.unit_id, 'path', ru.path, 'units', CASE
        WHEN r.role IN ('administrator','inspector','leader') THEN json('"all"')
        WHEN r.role = 'person' THEN json('[]')
        ELSE (SELECT json_group_array(u.id) FROM units u
              WHERE u.county_id = r.county_id AND u.path >= ru.path AND u.path < ru.path || '~') END))
      FROM roles r CROSS JOIN units ru ON ru.county_id = r.county_id AND ru.id = r.unit_id
      WHERE r.county_id = a.county_id AND r.account_id = a.id
        AND r.from_on <= ${today} AND (r.until_on IS NULL OR r.until_on > ${today})) AS grants,
    (SELECT json_group_array(b.path) FROM memberships m CROSS JOIN units b ON b.county_id = m.county_id AND b.id = m.branch_id
      WHERE m.county_id = a.county_id AND m.person_id = a.person_id
        AND m.from_on <= ${today} AND (m.until_on IS NULL OR m.until_on > ${today})) AS branches`;
}

type Grant = RoleGrant & { path: string };

/** Grants as a scope knows them, and every unit from the root down to those where the holder has a say or belongs. */
function placesOf({ grants, branches }: Pick<JoinedRow, "grants" | "branches">) {
  const held = JSON.parse(grants) as Grant[];
  const paths = [
    ...held.filter(({ role }) => role !== "person").map(({ path }) => path),
    ...(JSON.parse(branches) as string[]),
  ];
  return {
    grants: held.map(({ path: _, ...grant }): RoleGrant => grant),
    above: [...new Set(paths.flatMap((path) => path.split("/")))].filter((id) => id !== ""),
  };
}

/** The same for an account by id, without a session: for the demo's loader and tests. */
export async function grantsOf(county: Pick<CountySessions, "countyId" | "db" | "today">, accountId: string) {
  const row = (await county.db.get(
    sql`SELECT ${accountColumns(county.today)} FROM accounts a WHERE a.county_id = ${county.countyId} AND a.id = ${accountId}`,
  )) as JoinedRow | undefined;
  if (!row) return undefined;
  return {
    account: { id: accountId, name: row.name, login: row.login, personId: row.personId },
    ...placesOf(row),
  };
}
