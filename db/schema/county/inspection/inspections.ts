import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { QUALITIES } from "../../../vocabulary";
import { belongsTo, countyColumns, keyed, stamps } from "../base";
import { measureVersions } from "../measures/versions";
import { people } from "../organization/people";
import { units } from "../organization/units";

/** How ids of these records begin. */
export const inspectionIds = ["ins"] as const;

/** The inspection of one branch for one quarter. */
export const inspections = sqliteTable(
  "inspections",
  {
    ...countyColumns,
    id: text().notNull(),
    branchId: text().notNull(),
    quarter: text().notNull(),
    measuresId: text().notNull(),
    engine: text().notNull(),
    /** Names as they were, for documents that never change. */
    branchName: text().notNull(),
    openedOn: text().notNull(),
    branchWindowUntil: text().notNull(),
    countyCheckUntil: text().notNull(),
    rectifyUntil: text().notNull(),
    seed: text().notNull(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.branchId, () => units),
    belongsTo(t, t.measuresId, () => measureVersions),
    uniqueIndex("inspections_once").on(t.countyId, t.quarter, t.branchId),
    index("inspections_branch").on(t.countyId, t.branchId),
  ],
);

const ofItem = { ...countyColumns, inspectionId: text().notNull(), personId: text().notNull() };

/** One person's frozen facts and the verdict proposed from them (never changed: trigger). */
export const inspectionItems = sqliteTable(
  "inspection_items",
  {
    ...ofItem,
    branchId: text().notNull(),
    name: text().notNull(),
    facts: text({ mode: "json" }).notNull(),
    verdict: text().notNull(),
    reasons: text({ mode: "json" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.inspectionId, t.personId] }),
    belongsTo(t, t.inspectionId, () => inspections),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    index("inspection_items_person").on(t.countyId, t.personId),
    check("inspection_items_verdict", sql`${t.verdict} IN ('exempt','deferred','rectify','pass')`),
  ],
);

/** Drawn for the county's spot check, by the inspection's seed. */
export const spotChecks = sqliteTable("spot_checks", { ...ofItem, branchId: text().notNull() }, (t) => [
  primaryKey({ columns: [t.countyId, t.inspectionId, t.personId] }),
  belongsTo(t, t.inspectionId, () => inspections),
  belongsTo(t, t.personId, () => people),
  belongsTo(t, t.branchId, () => units),
]);

/** What people added during the windows; the verdict here is recomputed from frozen facts plus these. */
export const inspectionMarks = sqliteTable(
  "inspection_marks",
  {
    ...ofItem,
    branchId: text().notNull(),
    quality: text({ enum: QUALITIES }),
    bookNotHandedIn: integer({ mode: "boolean" }).notNull().default(false),
    bookShownOn: text(),
    verifiedCharacters: integer(),
    /** Session ids of unexcused absences whose explanation was accepted. */
    explanations: text({ mode: "json" }).$type<string[]>().notNull(),
    /** The same again as added during rectification, which leaves the first findings as they were. */
    rectifiedQuality: text({ enum: QUALITIES }),
    rectifiedCharacters: integer(),
    rectifiedExplanations: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    remark: text(),
    verdict: text().notNull(),
    reasons: text({ mode: "json" }).notNull(),
    version: integer().notNull().default(1),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.inspectionId, t.personId] }),
    belongsTo(t, t.inspectionId, () => inspections),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
  ],
);

/** What stood on an item before somebody wrote on it again: a late run reads the marks that stood at its instant. */
export const inspectionMarkHistory = sqliteTable(
  "inspection_mark_history",
  {
    ...ofItem,
    version: integer().notNull(),
    quality: text(),
    verifiedCharacters: integer(),
    rectifiedQuality: text(),
    rectifiedCharacters: integer(),
    verdict: text().notNull(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.inspectionId, t.personId, t.version] }),
    belongsTo(t, t.inspectionId, () => inspections),
    belongsTo(t, t.personId, () => people),
  ],
);

/** The final verdict after rectification, once. */
export const inspectionOutcomes = sqliteTable(
  "inspection_outcomes",
  {
    ...ofItem,
    branchId: text().notNull(),
    verdict: text({ enum: ["exempt", "deferred", "pass", "rectified", "failed"] }).notNull(),
    reasons: text({ mode: "json" }).notNull(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.inspectionId, t.personId] }),
    belongsTo(t, t.inspectionId, () => inspections),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    index("inspection_outcomes_person").on(t.countyId, t.personId),
  ],
);

/** The branch has finished its window. */
export const inspectionClosures = sqliteTable(
  "inspection_closures",
  { ...countyColumns, inspectionId: text().notNull(), conclusion: text(), ...stamps },
  (t) => [
    primaryKey({ columns: [t.countyId, t.inspectionId] }),
    belongsTo(t, t.inspectionId, () => inspections),
  ],
);

/** The quarter's rectification has ended for this branch; nothing about it changes any more. */
export const inspectionFinals = sqliteTable(
  "inspection_finals",
  { ...countyColumns, inspectionId: text().notNull(), ...stamps },
  (t) => [
    primaryKey({ columns: [t.countyId, t.inspectionId] }),
    belongsTo(t, t.inspectionId, () => inspections),
  ],
);
