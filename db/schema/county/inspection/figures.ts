import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { belongsTo, countyColumns } from "../base";
import { units } from "../organization/units";

/** A branch's figures of a quarter or year once they are final; a later edition supersedes, the former stays. */
export const branchFigures = sqliteTable(
  "branch_figures",
  {
    ...countyColumns,
    /** "2026Q3" or "2026". */
    period: text().notNull(),
    edition: integer().notNull(),
    branchId: text().notNull(),
    people: integer().notNull(),
    /** Each counted indicator's numerator, denominator and standard. */
    cells: text({ mode: "json" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.period, t.edition, t.branchId] }),
    belongsTo(t, t.branchId, () => units),
  ],
);
