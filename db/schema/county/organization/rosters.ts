import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { belongsTo, countyColumns, keyed, stamps } from "../base";
import { people } from "./people";

/** How ids of these records begin. */
export const rosterIds = ["imp"] as const;

/** A file that was read, its cells as they stood, and the mapping a person settled on. */
export const rosterImports = sqliteTable(
  "roster_imports",
  {
    ...countyColumns,
    id: text().notNull(),
    /** The unit under which organs and branches are looked for and created. */
    unitId: text().notNull(),
    fileName: text().notNull(),
    fileHash: text().notNull(),
    encoding: text().notNull(),
    /** Rows of cells; at most 1 MB of JSON. */
    cells: text({ mode: "json" }).notNull(),
    mapping: text({ mode: "json" }).notNull(),
    choices: text({ mode: "json" }).notNull(),
    /** Which lists of which sheets the cells are, and what was not read; null for files read before this was kept. */
    source: text({ mode: "json" }),
    version: integer().notNull().default(1),
    ...stamps,
  },
  (t) => [keyed(t), index("roster_imports_age").on(t.countyId, t.createdAt)],
);

export const rosterCommitments = sqliteTable(
  "roster_commitments",
  { ...countyColumns, importId: text().notNull(), summary: text({ mode: "json" }).notNull(), ...stamps },
  (t) => [primaryKey({ columns: [t.countyId, t.importId] }), belongsTo(t, t.importId, () => rosterImports)],
);

export const rosterUndoings = sqliteTable(
  "roster_undoings",
  { ...countyColumns, importId: text().notNull(), ...stamps },
  (t) => [primaryKey({ columns: [t.countyId, t.importId] }), belongsTo(t, t.importId, () => rosterImports)],
);

/** What a remark of a roster may mean for somebody's inspections and ratings, not decided when they came in. */
export const rosterRemarks = sqliteTable(
  "roster_remarks",
  {
    ...countyColumns,
    personId: text().notNull(),
    /** retired, long_sick, mobile, seconded or transferred_in. */
    kind: text().notNull(),
    fromOn: text().notNull(),
    remark: text().notNull(),
    importId: text().notNull(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.personId, t.kind] }),
    index("roster_remarks_import").on(t.countyId, t.importId),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.importId, () => rosterImports),
  ],
);

/** What somebody decided about such a remark: recorded, or nothing to record. */
export const rosterRemarkDecisions = sqliteTable(
  "roster_remark_decisions",
  {
    ...countyColumns,
    personId: text().notNull(),
    kind: text().notNull(),
    accepted: integer({ mode: "boolean" }).notNull(),
    ...stamps,
  },
  (t) => [primaryKey({ columns: [t.countyId, t.personId, t.kind] }), belongsTo(t, t.personId, () => people)],
);
