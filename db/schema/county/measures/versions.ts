import { integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { belongsTo, countyColumns, keyed, stamps } from "../base";

/** How ids of these records begin. */
export const measureIds = ["mea"] as const;

/** Adopted versions of the evaluation measures. Immutable once adopted (trigger). */
export const measureVersions = sqliteTable(
  "measure_versions",
  {
    ...countyColumns,
    id: text().notNull(),
    number: integer().notNull(),
    /** First quarter it governs: a year's first unless the county named another. */
    fromQuarter: text().notNull(),
    content: text({ mode: "json" }).notNull(),
    reason: text(),
    ...stamps,
  },
  (t) => [keyed(t), uniqueIndex("measure_versions_number").on(t.countyId, t.number)],
);

/** A version taken back before it came into force: it governs nothing and keeps its number. */
export const measureWithdrawals = sqliteTable(
  "measure_withdrawals",
  { ...countyColumns, versionId: text().notNull(), ...stamps },
  (t) => [
    primaryKey({ columns: [t.countyId, t.versionId] }),
    belongsTo(t, t.versionId, () => measureVersions),
  ],
);

/** A version as the first run that used it filled it in: a default that changes later changes nothing of it. Immutable (trigger). */
export const usedMeasures = sqliteTable(
  "used_measures",
  {
    ...countyColumns,
    versionId: text().notNull(),
    content: text({ mode: "json" }).notNull(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.versionId] }),
    belongsTo(t, t.versionId, () => measureVersions),
  ],
);
