import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { belongsTo, countyColumns, keyed, stamps } from "../base";
import { people } from "../organization/people";
import { units } from "../organization/units";

/** How ids of these records begin. */
export const writingIds = ["not", "ess"] as const;

/** A submitted study note. Typed: counted by the rule named; book: hand-written, declared until verified. */
export const notes = sqliteTable(
  "notes",
  {
    ...countyColumns,
    id: text().notNull(),
    personId: text().notNull(),
    branchId: text().notNull(),
    form: text({ enum: ["typed", "book"] }).notNull(),
    writtenOn: text().notNull(),
    title: text().notNull(),
    source: text(),
    body: text().notNull(),
    isExcerpt: integer({ mode: "boolean" }).notNull().default(false),
    characters: integer().notNull(),
    characterRule: text().notNull(),
    version: integer().notNull().default(1),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    index("notes_person").on(t.countyId, t.personId, t.writtenOn),
    index("notes_branch").on(t.countyId, t.branchId, t.writtenOn),
    check("notes_characters", sql`${t.characters} >= 0`),
  ],
);

export const noteWithdrawals = sqliteTable(
  "note_withdrawals",
  { ...countyColumns, noteId: text().notNull(), ...stamps },
  (t) => [primaryKey({ columns: [t.countyId, t.noteId] }), belongsTo(t, t.noteId, () => notes)],
);

/** A hand-written book as the inspector counted it; replaces its declared count. */
export const noteVerifications = sqliteTable(
  "note_verifications",
  { ...countyColumns, noteId: text().notNull(), characters: integer().notNull(), ...stamps },
  (t) => [primaryKey({ columns: [t.countyId, t.noteId] }), belongsTo(t, t.noteId, () => notes)],
);

/** The half-year's essay of one person; each submission raises its version. */
export const essays = sqliteTable(
  "essays",
  {
    ...countyColumns,
    id: text().notNull(),
    personId: text().notNull(),
    branchId: text().notNull(),
    half: text().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    characters: integer().notNull(),
    characterRule: text().notNull(),
    submittedAt: integer().notNull(),
    version: integer().notNull().default(1),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    uniqueIndex("essays_person_half").on(t.countyId, t.personId, t.half),
    index("essays_branch").on(t.countyId, t.branchId, t.half),
  ],
);

/** One review of one submission. */
export const essayReviews = sqliteTable(
  "essay_reviews",
  {
    ...countyColumns,
    essayId: text().notNull(),
    version: integer().notNull(),
    outcome: text({ enum: ["accepted", "returned"] }).notNull(),
    comment: text(),
    ...stamps,
  },
  (t) => [primaryKey({ columns: [t.countyId, t.essayId, t.version] }), belongsTo(t, t.essayId, () => essays)],
);
