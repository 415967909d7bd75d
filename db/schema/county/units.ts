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
import { belongsTo, countyColumns, keyed, stamps } from "./base";

export const UNIT_KINDS = ["county", "party_committee", "general_branch", "branch", "joint_branch"] as const;

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

/** A party group below a branch (党小组): where groups exist, group meetings are due. */
export const partyGroups = sqliteTable(
  "party_groups",
  { ...countyColumns, id: text().notNull(), branchId: text().notNull(), name: text().notNull(), ...stamps },
  (t) => [
    keyed(t),
    belongsTo(t, t.branchId, () => units),
    uniqueIndex("party_groups_name").on(t.countyId, t.branchId, t.name),
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
