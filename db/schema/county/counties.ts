import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { stamps } from "./base";

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
