import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ATTENDANCE_STATUSES, AUDIENCES, LEAVE_KINDS, SESSION_KINDS } from "../../../vocabulary";
import { belongsTo, countyColumns, keyed, stamps } from "../base";
import { people } from "../organization/people";
import { units } from "../organization/units";

/** How ids of these records begin. */
export const sessionIds = ["ses", "sit", "cor", "lea"] as const;

export const studySessions = sqliteTable(
  "study_sessions",
  {
    ...countyColumns,
    id: text().notNull(),
    unitId: text().notNull(),
    kind: text({ enum: SESSION_KINDS }).notNull(),
    audience: text({ enum: AUDIENCES }).notNull(),
    title: text().notNull(),
    heldOn: text().notNull(),
    /** Shanghai wall time HH:MM. */
    startsAt: text().notNull(),
    endsAt: text().notNull(),
    /** Scheduled length in minutes, breaks taken out: what counts as study hours. */
    minutes: integer().notNull(),
    place: text(),
    speaker: text(),
    version: integer().notNull().default(1),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.unitId, () => units),
    index("study_sessions_day").on(t.countyId, t.heldOn),
    index("study_sessions_unit").on(t.countyId, t.unitId, t.heldOn),
    check("study_sessions_minutes", sql`${t.minutes} BETWEEN 0 AND 1440`),
    check("study_sessions_audience", sql`${t.audience} IN ('members','everyone','committee')`),
  ],
);

const ofSession = { ...countyColumns, sessionId: text().notNull() };

export const sessionOpenings = sqliteTable("session_openings", { ...ofSession, ...stamps }, (t) => [
  primaryKey({ columns: [t.countyId, t.sessionId] }),
  belongsTo(t, t.sessionId, () => studySessions),
]);

export const sessionClosures = sqliteTable("session_closures", { ...ofSession, ...stamps }, (t) => [
  primaryKey({ columns: [t.countyId, t.sessionId] }),
  belongsTo(t, t.sessionId, () => studySessions),
]);

export const sessionCancellations = sqliteTable(
  "session_cancellations",
  { ...ofSession, reason: text().notNull(), ...stamps },
  (t) => [primaryKey({ columns: [t.countyId, t.sessionId] }), belongsTo(t, t.sessionId, () => studySessions)],
);

export const sessionMinutes = sqliteTable(
  "session_minutes",
  { ...ofSession, body: text().notNull(), version: integer().notNull(), ...stamps },
  (t) => [primaryKey({ columns: [t.countyId, t.sessionId] }), belongsTo(t, t.sessionId, () => studySessions)],
);

/** Minutes that were written over, with who had written them and when: a record of the branch loses no word. */
export const minutesVersions = sqliteTable(
  "minutes_versions",
  { ...ofSession, version: integer().notNull(), body: text().notNull(), ...stamps },
  (t) => [
    primaryKey({ columns: [t.countyId, t.sessionId, t.version] }),
    belongsTo(t, t.sessionId, () => studySessions),
  ],
);

/** The frozen roll of a session and what became of it. Status null: not marked yet. A made-up leave is derived from make_ups. */
export const attendance = sqliteTable(
  "attendance",
  {
    ...ofSession,
    personId: text().notNull(),
    /** Where the person belonged on that day; the row counts there. */
    branchId: text().notNull(),
    status: text({ enum: ATTENDANCE_STATUSES }),
    remark: text(),
    markedAt: integer(),
    markedBy: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.sessionId, t.personId] }),
    belongsTo(t, t.sessionId, () => studySessions),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    index("attendance_person").on(t.countyId, t.personId),
    check(
      "attendance_status",
      sql`${t.status} IS NULL OR ${t.status} IN ('present','late','left_early','leave','official','unexcused','exempt')`,
    ),
  ],
);

/** Sat in: present without being expected. Counts for nobody's rate; a person of the county keeps the hours. */
export const sittersIn = sqliteTable(
  "sitters_in",
  { ...ofSession, id: text().notNull(), personId: text(), name: text().notNull(), ...stamps },
  (t) => [
    keyed(t),
    belongsTo(t, t.sessionId, () => studySessions),
    belongsTo(t, t.personId, () => people),
    index("sitters_in_session").on(t.countyId, t.sessionId),
  ],
);

/** History of a closed register: what stood, what stands now, why, and the second person where one was needed. */
export const attendanceCorrections = sqliteTable(
  "attendance_corrections",
  {
    ...ofSession,
    id: text().notNull(),
    personId: text().notNull(),
    before: text({ enum: ATTENDANCE_STATUSES }),
    after: text({ enum: ATTENDANCE_STATUSES }).notNull(),
    reason: text().notNull(),
    /** Null while a correction after the window waits for its second person. */
    effectiveAt: integer(),
    approvedBy: text(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.sessionId, () => studySessions),
    belongsTo(t, t.personId, () => people),
    index("attendance_corrections_row").on(t.countyId, t.sessionId, t.personId),
  ],
);

/** Make-up study for a leave: one for each missed session. */
export const makeUps = sqliteTable(
  "make_ups",
  {
    ...ofSession,
    personId: text().notNull(),
    branchId: text().notNull(),
    heldOn: text().notNull(),
    note: text(),
    confirmedAt: integer(),
    confirmedBy: text(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.sessionId, t.personId] }),
    belongsTo(t, t.sessionId, () => studySessions),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    index("make_ups_person").on(t.countyId, t.personId),
  ],
);

/** Leave asked for, with inclusive first and last days. */
export const leaves = sqliteTable(
  "leaves",
  {
    ...countyColumns,
    id: text().notNull(),
    personId: text().notNull(),
    branchId: text().notNull(),
    kind: text({ enum: LEAVE_KINDS }).notNull(),
    firstOn: text().notNull(),
    lastOn: text().notNull(),
    reason: text(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    index("leaves_person").on(t.countyId, t.personId, t.firstOn),
    index("leaves_branch").on(t.countyId, t.branchId, t.firstOn),
    check("leaves_days", sql`${t.lastOn} >= ${t.firstOn}`),
  ],
);

export const leaveDecisions = sqliteTable(
  "leave_decisions",
  {
    ...countyColumns,
    leaveId: text().notNull(),
    outcome: text({ enum: ["approved", "refused", "withdrawn"] }).notNull(),
    comment: text(),
    ...stamps,
  },
  (t) => [primaryKey({ columns: [t.countyId, t.leaveId] }), belongsTo(t, t.leaveId, () => leaves)],
);
