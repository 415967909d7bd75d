import { sql } from "drizzle-orm";
import { check, index, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { belongsTo, countyColumns, keyed, stamps } from "../base";

/** How ids of these records begin. */
export const holidayIds = ["hol"] as const;

/** Days that the county takes off or works otherwise than the year's notice says; both days included. */
export const holidayChanges = sqliteTable(
  "holiday_changes",
  {
    ...countyColumns,
    id: text().notNull(),
    firstOn: text().notNull(),
    lastOn: text().notNull(),
    kind: text({ enum: ["off", "working"] }).notNull(),
    reason: text().notNull(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    index("holiday_changes_first").on(t.countyId, t.firstOn),
    check("holiday_changes_kind", sql`${t.kind} IN ('off', 'working')`),
    check("holiday_changes_order", sql`${t.firstOn} <= ${t.lastOn}`),
  ],
);

/** A change taken back: from that instant the notice holds again. */
export const holidayWithdrawals = sqliteTable(
  "holiday_withdrawals",
  { ...countyColumns, changeId: text().notNull(), ...stamps },
  (t) => [primaryKey({ columns: [t.countyId, t.changeId] }), belongsTo(t, t.changeId, () => holidayChanges)],
);
