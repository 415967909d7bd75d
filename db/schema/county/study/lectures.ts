import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { belongsTo, countyColumns, keyed, stamps } from "../base";
import { people } from "../organization/people";
import { units } from "../organization/units";

/** How ids of these records begin. */
export const lectureIds = ["rot"] as const;

/** Who is to give a lecture in a year, on what, and on which day once that is known: the lecture hall's rota. */
export const rotaEntries = sqliteTable(
  "rota_entries",
  {
    ...countyColumns,
    id: text().notNull(),
    personId: text().notNull(),
    branchId: text().notNull(),
    year: integer().notNull(),
    plannedOn: text(),
    topic: text().notNull(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    index("rota_entries_person").on(t.countyId, t.personId, t.year),
    index("rota_entries_year").on(t.countyId, t.year),
  ],
);

/** A turn that fell away. */
export const rotaWithdrawals = sqliteTable(
  "rota_withdrawals",
  { ...countyColumns, entryId: text().notNull(), ...stamps },
  (t) => [primaryKey({ columns: [t.countyId, t.entryId] }), belongsTo(t, t.entryId, () => rotaEntries)],
);
