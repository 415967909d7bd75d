import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { stamps } from "./base";

/** A county as its own shard knows it. */
export const countyProfiles = sqliteTable("county_profiles", {
  countyId: text().primaryKey(),
  name: text().notNull(),
  /** The committee's office, as it signs its notices. */
  office: text().notNull(),
  /** A county owes only periods that end after this day. */
  startedOn: text().notNull(),
  ...stamps,
});
