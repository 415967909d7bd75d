import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Which counties have signed up and where each lives. Nothing personal is ever stored here. */
export const counties = sqliteTable(
  "counties",
  {
    /** Six-digit division code (GB/T 2260), immutable. */
    code: text().primaryKey(),
    name: text().notNull(),
    shard: integer().notNull(),
    status: text({ enum: ["pending", "active"] }).notNull(),
    signedUpAt: integer().notNull(),
  },
  (t) => [
    index("counties_of_shard").on(t.shard, t.code),
    check("counties_code", sql`length(${t.code}) = 6`),
    check("counties_status", sql`${t.status} IN ('pending', 'active')`),
  ],
);
