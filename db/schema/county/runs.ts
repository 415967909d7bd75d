import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { countyColumns, keyed, stamps } from "./base";

export const RUN_KINDS = [
  "open_inspection",
  "start_rectification",
  "finalise_inspection",
  "propose_ratings",
  "tick",
] as const;
export const RUN_STATES = ["queued", "running", "done", "failed"] as const;

/** The ledger. A scheduled run exists once per county, kind and period (attempt 1); an explicit re-run is a later attempt. */
export const runs = sqliteTable(
  "runs",
  {
    ...countyColumns,
    id: text().notNull(),
    kind: text({ enum: RUN_KINDS }).notNull(),
    period: text().notNull(),
    attempt: integer().notNull().default(1),
    dueOn: text().notNull(),
    state: text({ enum: RUN_STATES }).notNull(),
    /** Where the next slice starts: opaque to everyone but the run's action. Guards each slice's batch. */
    cursor: text().notNull().default(""),
    done: integer().notNull().default(0),
    total: integer(),
    error: text(),
    deliveries: integer().notNull().default(0),
    startedAt: integer(),
    endedAt: integer(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    uniqueIndex("runs_once").on(t.countyId, t.kind, t.period, t.attempt),
    index("runs_state").on(t.countyId, t.state),
    check("runs_state_known", sql`${t.state} IN ('queued','running','done','failed')`),
  ],
);
