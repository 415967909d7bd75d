import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { UNIT_KINDS } from "../../../vocabulary";
import { belongsTo, countyColumns, keyed, stamps } from "../base";

/** How ids of these records begin. */
export const unitIds = ["unt", "grp", "stt", "qut"] as const;

/** One tree whose root is the county. Dissolved units stay, with a date. */
export const units = sqliteTable(
  "units",
  {
    ...countyColumns,
    id: text().notNull(),
    parentId: text(),
    kind: text({ enum: UNIT_KINDS }).notNull(),
    name: text().notNull(),
    /** Ids from the root, each ended by "/": a subtree is a range of paths. */
    path: text().notNull(),
    /** The fixed order over the whole county: four digits a level, each ended by "/". */
    place: text().notNull(),
    /** The unit directly below the county; null for the county itself. */
    organId: text(),
    dissolvedOn: text(),
    /** When the dissolution was recorded (epoch ms); null for those recorded before this was kept. */
    dissolvedAt: integer(),
    importId: text(),
    version: integer().notNull().default(1),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.parentId, (): { countyId: AnySQLiteColumn; id: AnySQLiteColumn } => units),
    uniqueIndex("units_path").on(t.countyId, t.path),
    uniqueIndex("units_name_below").on(t.countyId, t.parentId, t.name).where(sql`dissolved_on IS NULL`),
    index("units_place").on(t.countyId, t.place),
    check(
      "units_kind",
      sql`${t.kind} IN ('county','party_committee','general_branch','branch','joint_branch')`,
    ),
    check("units_root", sql`(${t.kind} = 'county') = (${t.parentId} IS NULL)`),
    check("units_version", sql`${t.version} > 0`),
  ],
);

/** A party group in a branch (党小组): group meetings are due while one exists. */
export const partyGroups = sqliteTable(
  "party_groups",
  {
    ...countyColumns,
    id: text().notNull(),
    branchId: text().notNull(),
    name: text().notNull(),
    fromOn: text().notNull(),
    untilOn: text(),
    version: integer().notNull().default(1),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.branchId, () => units),
    index("party_groups_branch").on(t.countyId, t.branchId),
    uniqueIndex("party_groups_name").on(t.countyId, t.branchId, t.name).where(sql`until_on IS NULL`),
    check("party_groups_interval", sql`${t.untilOn} IS NULL OR ${t.untilOn} > ${t.fromOn}`),
    check("party_groups_version", sql`${t.version} > 0`),
  ],
);

/** Whether a standard applies to a unit and to what is below it, from a year on. Rows are only added: the latest of the latest year says. */
export const standardTerms = sqliteTable(
  "standard_terms",
  {
    ...countyColumns,
    id: text().notNull(),
    unitId: text().notNull(),
    standard: text().notNull(),
    fromYear: integer().notNull(),
    applies: integer({ mode: "boolean" }).notNull(),
    /** Why not; nothing where it applies again. */
    reason: text(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.unitId, () => units),
    index("standard_terms_unit").on(t.countyId, t.unitId, t.standard, t.fromYear, t.id),
    check("standard_terms_reason", sql`${t.applies} = (${t.reason} IS NULL)`),
  ],
);

/** How a unit's seats for "excellent" are counted from a year on. Rows are only added: the latest of the latest year says. */
export const quotaTerms = sqliteTable(
  "quota_terms",
  {
    ...countyColumns,
    id: text().notNull(),
    unitId: text().notNull(),
    fromYear: integer().notNull(),
    optsIntoPool: integer({ mode: "boolean" }).notNull(),
    approvedShare: integer({ mode: "boolean" }).notNull(),
    /** The number of the approval; given where the larger share is approved. */
    document: text(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.unitId, () => units),
    index("quota_terms_unit").on(t.countyId, t.unitId, t.fromYear, t.id),
    check("quota_terms_document", sql`${t.approvedShare} = 0 OR ${t.document} IS NOT NULL`),
  ],
);
