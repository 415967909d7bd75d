import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ROLES } from "../../../vocabulary";
import { belongsTo, countyColumns, interval, keyed, stamps } from "../base";
import { people } from "../organization/people";
import { units } from "../organization/units";

/** How ids of these records begin. */
export const accountIds = ["acc", "rol", "lnk", "chg"] as const;

export const accounts = sqliteTable(
  "accounts",
  {
    ...countyColumns,
    id: text().notNull(),
    login: text().notNull(),
    phone: text(),
    name: text().notNull(),
    /** scrypt with its parameters; null until the person has chosen a password. */
    passwordHash: text(),
    personId: text(),
    suspendedAt: integer(),
    /** Raised with all that ends the account's sessions: a device cookie of a former one is none. */
    generation: integer().notNull().default(0),
    version: integer().notNull().default(1),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.personId, () => people),
    uniqueIndex("accounts_login").on(t.countyId, t.login),
    uniqueIndex("accounts_phone").on(t.countyId, t.phone).where(sql`phone IS NOT NULL`),
    uniqueIndex("accounts_person").on(t.countyId, t.personId).where(sql`person_id IS NOT NULL`),
  ],
);

/** (account, role, unit, from, until): never a bare flag. */
export const roles = sqliteTable(
  "roles",
  {
    ...countyColumns,
    id: text().notNull(),
    accountId: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    unitId: text().notNull(),
    ...interval,
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.accountId, () => accounts),
    belongsTo(t, t.unitId, () => units),
    index("roles_account").on(t.countyId, t.accountId),
    index("roles_unit").on(t.countyId, t.unitId, t.role),
    check("roles_interval", sql`${t.untilOn} IS NULL OR ${t.untilOn} >= ${t.fromOn}`),
    check(
      "roles_role",
      sql`${t.role} IN ('administrator','inspector','leader','secretary','recorder','person')`,
    ),
  ],
);

/** Signed-in browsers. The id is the SHA-256 of what the cookie holds; times are real time, never the domain's. */
export const loginSessions = sqliteTable(
  "login_sessions",
  {
    ...countyColumns,
    id: text().notNull(),
    accountId: text().notNull(),
    expiresAt: integer().notNull(),
    absoluteExpiresAt: integer().notNull(),
    createdAt: integer().notNull(),
    browser: text(),
    address: text(),
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.accountId, () => accounts),
    index("login_sessions_account").on(t.countyId, t.accountId),
    // The earlier of the two; drizzle-kit takes a comma for the next column.
    index("login_sessions_end").on(
      t.countyId,
      sql`CASE WHEN expires_at < absolute_expires_at THEN expires_at ELSE absolute_expires_at END`,
    ),
  ],
);

/** A second factor (RFC 6238). The secret is sealed under a Worker secret, so that a dump of the database makes no code. */
export const secondFactors = sqliteTable(
  "second_factors",
  {
    ...countyColumns,
    accountId: text().notNull(),
    sealedSecret: text().notNull(),
    /** Null until a first code was entered; real time. */
    confirmedAt: integer(),
    /** The last half-minute whose code was used: a code works once. */
    lastStep: integer().notNull().default(0),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.countyId, t.accountId] }), belongsTo(t, t.accountId, () => accounts)],
);

/** Codes for a holder who lost the device; each works once. Only hashes of 120 random bits are stored. */
export const recoveryCodes = sqliteTable(
  "recovery_codes",
  {
    ...countyColumns,
    accountId: text().notNull(),
    codeHash: text().notNull(),
    usedAt: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.accountId, t.codeHash] }),
    belongsTo(t, t.accountId, () => accounts),
  ],
);

/** Tries at the door that no complete sign-in has taken back: they count while they are young enough; real time. */
export const signInCharges = sqliteTable(
  "sign_in_charges",
  {
    ...countyColumns,
    id: text().notNull(),
    /** Empty where the place does not count. */
    address: text().notNull(),
    /** The account's id, the hash of a name that nobody has, or what else is guessed at behind a prefix. */
    account: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    keyed(t),
    index("sign_in_charges_address").on(t.countyId, t.address, t.at),
    index("sign_in_charges_account").on(t.countyId, t.account, t.at),
    index("sign_in_charges_age").on(t.countyId, t.at),
  ],
);

/** Tries of a known browser since its last complete sign-in, by the nonce of its device cookie; real time. */
export const deviceTries = sqliteTable(
  "device_tries",
  {
    ...countyColumns,
    nonce: text().notNull(),
    /** When the running quarter of an hour began, and the tries in it. */
    since: integer().notNull(),
    tries: integer().notNull(),
    /** Failures in a row, however long ago. */
    failures: integer().notNull(),
    expiresAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.nonce] }),
    index("device_tries_end").on(t.countyId, t.expiresAt),
  ],
);

/** Invitations and password resets: links that work once, handed over by a colleague. Only the hash is stored. */
export const oneTimeLinks = sqliteTable(
  "one_time_links",
  {
    ...countyColumns,
    id: text().notNull(),
    purpose: text({ enum: ["invitation", "reset"] }).notNull(),
    tokenHash: text().notNull(),
    unitId: text().notNull(),
    role: text({ enum: ROLES }),
    personId: text(),
    accountId: text(),
    expiresAt: integer().notNull(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.unitId, () => units),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.accountId, () => accounts),
    uniqueIndex("one_time_links_token").on(t.countyId, t.tokenHash),
    index("one_time_links_unit").on(t.countyId, t.unitId),
    check("one_time_links_purpose", sql`(${t.purpose} = 'reset') = (${t.accountId} IS NOT NULL)`),
  ],
);

/** The end of a link, once: used by somebody, or withdrawn. */
export const oneTimeLinkEnds = sqliteTable(
  "one_time_link_ends",
  {
    ...countyColumns,
    linkId: text().notNull(),
    outcome: text({ enum: ["used", "withdrawn"] }).notNull(),
    accountId: text(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.linkId] }),
    belongsTo(t, t.linkId, () => oneTimeLinks),
    belongsTo(t, t.accountId, () => accounts),
  ],
);

/** The first answer to a creating request, given again until its age ends it (worker/core/commit). */
export const idempotencyKeys = sqliteTable(
  "idempotency_keys",
  {
    ...countyColumns,
    accountId: text().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    answer: text({ mode: "json" }).notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.accountId, t.key] }),
    belongsTo(t, t.accountId, () => accounts),
    index("idempotency_keys_age").on(t.countyId, t.createdAt),
  ],
);

/** What somebody is writing, so that nothing typed is lost. Keyed by form. */
export const drafts = sqliteTable(
  "drafts",
  {
    ...countyColumns,
    accountId: text().notNull(),
    form: text().notNull(),
    content: text({ mode: "json" }).$type<Record<string, string | boolean | number | null>>().notNull(),
    version: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.accountId, t.form] }),
    belongsTo(t, t.accountId, () => accounts),
  ],
);
