import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { CONTRIBUTION_KINDS } from "../../../vocabulary";
import { belongsTo, countyColumns, keyed, stamps } from "../base";
import { people } from "../organization/people";
import { units } from "../organization/units";
import { studySessions } from "./sessions";

/** How ids of these records begin. */
export const learningIds = ["con", "mus"] as const;

/** Something a person did beside attending: a lesson given, a prepared speech, a report, hours on a certificate. */
export const contributions = sqliteTable(
  "contributions",
  {
    ...countyColumns,
    id: text().notNull(),
    personId: text().notNull(),
    branchId: text().notNull(),
    kind: text({ enum: CONTRIBUTION_KINDS }).notNull(),
    doneOn: text().notNull(),
    title: text().notNull(),
    /** Hours a certificate grants, in minutes; 0 for the other kinds. */
    minutes: integer().notNull().default(0),
    sessionId: text(),
    /** Null while it waits for the secretary. */
    approvedAt: integer(),
    approvedBy: text(),
    version: integer().notNull().default(1),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    belongsTo(t, t.sessionId, () => studySessions),
    index("contributions_person").on(t.countyId, t.personId, t.doneOn),
    check("contributions_minutes", sql`${t.minutes} >= 0`),
  ],
);

/** The year's must-read list of a county. */
export const mustReads = sqliteTable(
  "must_reads",
  { ...countyColumns, id: text().notNull(), year: integer().notNull(), title: text().notNull(), ...stamps },
  (t) => [keyed(t), index("must_reads_year").on(t.countyId, t.year)],
);

export const readings = sqliteTable(
  "readings",
  {
    ...countyColumns,
    mustReadId: text().notNull(),
    personId: text().notNull(),
    finishedOn: text().notNull(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.mustReadId, t.personId] }),
    belongsTo(t, t.mustReadId, () => mustReads),
    belongsTo(t, t.personId, () => people),
    index("readings_person").on(t.countyId, t.personId),
  ],
);
