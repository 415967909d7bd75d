import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { RUN_KINDS, RUN_STATES } from "../../../vocabulary";
import { belongsTo, countyColumns, keyed, stamps } from "../base";

/** How ids of these records begin. */
export const runIds = ["run", "rep"] as const;

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

/** Asked by one administrator: a rating run that is done made anew. A second one confirms it within days, or it lapses. */
export const runRepetitions = sqliteTable(
  "run_repetitions",
  {
    ...countyColumns,
    id: text().notNull(),
    runId: text().notNull(),
    reason: text().notNull(),
    /** What it would drop when it was asked for: confirmed grades, and changes of grades that waited. */
    confirmed: integer().notNull(),
    waiting: integer().notNull(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.runId, () => runs),
    index("run_repetitions_run").on(t.countyId, t.runId, t.createdAt),
  ],
);

/** The end of such a request, once. */
export const runRepetitionEnds = sqliteTable(
  "run_repetition_ends",
  {
    ...countyColumns,
    repetitionId: text().notNull(),
    outcome: text({ enum: ["confirmed", "refused", "withdrawn"] }).notNull(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.repetitionId] }),
    belongsTo(t, t.repetitionId, () => runRepetitions),
    check("run_repetition_ends_outcome", sql`${t.outcome} IN ('confirmed','refused','withdrawn')`),
  ],
);
