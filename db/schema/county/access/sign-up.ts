import { integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { belongsTo, countyColumns, stamps } from "../base";

/** How ids of these records begin. */
export const applicationIds = ["apl"] as const;

/** A county as its own shard knows it. */
export const countyProfiles = sqliteTable("county_profiles", {
  countyId: text().primaryKey(),
  name: text().notNull(),
  /** The committee's office, as it signs its notices. */
  office: text().notNull(),
  /** A county owes only periods that end after this day. */
  startedOn: text().notNull(),
  /** Whether administrators and inspectors must sign in with a one-time code. */
  codesRequired: integer({ mode: "boolean" }).notNull().default(false),
  /** Full years after a person left until the person's particulars may be erased. */
  retentionYears: integer().notNull().default(3),
  version: integer().notNull().default(1),
  ...stamps,
});

/** Who would sign a county up where an operator decides: no county, no account, no sign-in; several may stand for one code. */
export const applications = sqliteTable(
  "applications",
  {
    ...countyColumns,
    id: text().notNull(),
    county: text().notNull(),
    office: text().notNull(),
    name: text().notNull(),
    login: text().notNull(),
    phone: text(),
    passwordHash: text().notNull(),
    /** What the applicant looks it up by; the same request twice has the same. */
    receiptHash: text().notNull(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.id] }),
    uniqueIndex("applications_receipt").on(t.countyId, t.receiptHash),
  ],
);

/** Answered: the county was founded upon another application. */
export const applicationDecisions = sqliteTable(
  "application_decisions",
  {
    ...countyColumns,
    applicationId: text().notNull(),
    outcome: text({ enum: ["accepted", "refused", "answered"] }).notNull(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.applicationId] }),
    belongsTo(t, t.applicationId, () => applications),
  ],
);
