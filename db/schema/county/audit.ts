import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { countyColumns, keyed } from "./base";

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
    detail: text({ mode: "json" }),
  },
  (t) => [
    keyed(t),
    index("audit_log_subject").on(t.countyId, t.subject),
    index("audit_log_event").on(t.countyId, t.event, t.id),
  ],
);

/** Never holds a row: a trigger refuses ok <> 1 and ignores the rest. It makes a batch fail when a guarded write changed nothing. */
export const guards = sqliteTable("guards", { ...countyColumns, ok: integer().notNull() }, (t) => [
  check("guards_ok", sql`${t.ok} = 1`),
]);
