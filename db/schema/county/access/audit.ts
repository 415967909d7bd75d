import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { countyColumns, keyed } from "../base";

/** How ids of these records begin. */
export const auditIds = ["aud"] as const;

type Told =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Told[]
  | { readonly [name: string]: Told };
/** What an event says of itself, by name: before and after, counts, days. */
export type EventDetail = { readonly [name: string]: Told };

/** Who did what, when, from where. The database refuses to change or delete a row (trigger). */
export const auditLog = sqliteTable(
  "audit_log",
  {
    ...countyColumns,
    id: text().notNull(),
    at: integer().notNull(),
    accountId: text(),
    role: text(),
    address: text(),
    event: text().notNull(),
    subject: text().notNull(),
    unitId: text(),
    detail: text({ mode: "json" }).$type<EventDetail>(),
  },
  (t) => [
    keyed(t),
    index("audit_log_subject").on(t.countyId, t.subject),
    index("audit_log_actor").on(t.countyId, t.accountId, t.id),
    index("audit_log_event").on(t.countyId, t.event, t.id),
  ],
);

/** Rows of the log that grow while their quarter of an hour runs: failed tries to sign in. They never shrink (trigger). */
export const failedSignIns = sqliteTable(
  "failed_sign_ins",
  {
    ...countyColumns,
    id: text().notNull(),
    /** The beginning of the quarter of an hour. */
    at: integer().notNull(),
    /** The account; the county where nobody has the name, which is not kept: it may be a password in the wrong field. */
    subject: text().notNull(),
    /** Where all of them came from, if it was one place. */
    address: text(),
    /** Compared and wrong. */
    failures: integer().notNull(),
    /** Refused before anything was compared. */
    refused: integer().notNull(),
  },
  (t) => [keyed(t), uniqueIndex("failed_sign_ins_quarter").on(t.countyId, t.subject, t.at)],
);

/** Never holds a row: a trigger refuses ok <> 1 and ignores the rest. It makes a batch fail when a guarded write changed nothing. */
export const guards = sqliteTable("guards", { ...countyColumns, ok: integer().notNull() }, (t) => [
  check("guards_ok", sql`${t.ok} = 1`),
]);
