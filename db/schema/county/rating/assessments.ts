import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { GRADES, SCHEMES } from "../../../vocabulary";
import { belongsTo, countyColumns, keyed, stamps } from "../base";
import { measureVersions } from "../measures/versions";
import { people } from "../organization/people";
import { units } from "../organization/units";

/** How ids of these records begin. */
export const ratingIds = ["ass", "ovr", "cas", "war"] as const;

/** Counts of a branch's secret ballot on one person; only counts are kept. Entered again they are a new version: a late run reads the one that stood. */
export const ballotCounts = sqliteTable(
  "ballot_counts",
  {
    ...countyColumns,
    year: integer().notNull(),
    personId: text().notNull(),
    branchId: text().notNull(),
    excellent: integer().notNull(),
    qualified: integer().notNull(),
    basically: integer().notNull(),
    unqualified: integer().notNull(),
    version: integer().notNull().default(1),
    /** Why counts that stood were written over; null for the first ones. */
    reason: text(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.year, t.personId, t.version] }),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    index("ballot_counts_branch").on(t.countyId, t.branchId, t.year),
    check(
      "ballot_counts_range",
      sql`${t.excellent} >= 0 AND ${t.qualified} >= 0 AND ${t.basically} >= 0 AND ${t.unqualified} >= 0`,
    ),
  ],
);

/** Disciplinary warnings or heavier, by the day they were decided. */
export const warnings = sqliteTable(
  "warnings",
  {
    ...countyColumns,
    id: text().notNull(),
    personId: text().notNull(),
    decidedOn: text().notNull(),
    document: text().notNull(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.personId, () => people),
    index("warnings_person").on(t.countyId, t.personId, t.decidedOn),
  ],
);

/** A case under review: a person with one on the assessment day is held. */
export const openCases = sqliteTable(
  "open_cases",
  {
    ...countyColumns,
    id: text().notNull(),
    personId: text().notNull(),
    openedOn: text().notNull(),
    closedOn: text(),
    /** When the closing was recorded. */
    closedAt: integer(),
    version: integer().notNull().default(1),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.personId, () => people),
    index("open_cases_person").on(t.countyId, t.personId),
  ],
);

/** A grade given elsewhere and accepted with its document. */
export const outsideAppraisals = sqliteTable(
  "outside_appraisals",
  {
    ...countyColumns,
    year: integer().notNull(),
    personId: text().notNull(),
    grade: text({ enum: GRADES }).notNull(),
    document: text().notNull(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.year, t.personId] }),
    belongsTo(t, t.personId, () => people),
    index("outside_appraisals_person").on(t.countyId, t.personId),
  ],
);

/** One proposal for a year and scheme. A re-run makes the next one and supersedes; nothing is edited. */
export const assessments = sqliteTable(
  "assessments",
  {
    ...countyColumns,
    id: text().notNull(),
    year: integer().notNull(),
    scheme: text({ enum: SCHEMES }).notNull(),
    attempt: integer().notNull(),
    measuresId: text().notNull(),
    engine: text().notNull(),
    assessmentDay: text().notNull(),
    /** Facts recorded later than this instant do not count. */
    recordedUntil: integer().notNull(),
    runId: text().notNull(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.measuresId, () => measureVersions),
    uniqueIndex("assessments_once").on(t.countyId, t.year, t.scheme, t.attempt),
    check("assessments_scheme", sql`${t.scheme} IN ('democratic_appraisal','annual_assessment')`),
  ],
);

const ofPerson = { ...countyColumns, assessmentId: text().notNull(), personId: text().notNull() };

/** Phase one: frozen facts and the score they give. */
export const assessmentScores = sqliteTable(
  "assessment_scores",
  {
    ...ofPerson,
    branchId: text().notNull(),
    organId: text().notNull(),
    name: text().notNull(),
    branchName: text().notNull(),
    facts: text({ mode: "json" }).notNull(),
    score: text({ mode: "json" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.assessmentId, t.personId] }),
    belongsTo(t, t.assessmentId, () => assessments),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    index("assessment_scores_branch").on(t.countyId, t.assessmentId, t.branchId),
    index("assessment_scores_organ").on(t.countyId, t.assessmentId, t.organId),
    index("assessment_scores_person").on(t.countyId, t.personId),
  ],
);

/** Phase two: where the score falls within its unit's quota. */
export const assessmentProposals = sqliteTable(
  "assessment_proposals",
  {
    ...ofPerson,
    branchId: text().notNull(),
    /** The quota it was ranked in: a unit, or a pool of units; null where none applied. */
    quotaId: text(),
    outcome: text().notNull(),
    grade: text({ enum: GRADES }),
    /** Total in hundredths, cut off, for sorting and showing; null where not graded. */
    totalHundredths: integer(),
    position: integer().notNull(),
    proposal: text({ mode: "json" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.assessmentId, t.personId] }),
    belongsTo(t, t.assessmentId, () => assessments),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    index("assessment_proposals_branch").on(t.countyId, t.assessmentId, t.branchId),
  ],
);

/** How one unit's or pool's seats were shared out. */
export const assessmentQuotas = sqliteTable(
  "assessment_quotas",
  {
    ...countyColumns,
    assessmentId: text().notNull(),
    quotaId: text().notNull(),
    base: integer().notNull(),
    cap: integer().notNull(),
    quota: text({ mode: "json" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.assessmentId, t.quotaId] }),
    belongsTo(t, t.assessmentId, () => assessments),
  ],
);

/** Somebody asks for a grade that differs from the proposal; a second person must approve. */
export const ratingOverrides = sqliteTable(
  "rating_overrides",
  {
    ...ofPerson,
    id: text().notNull(),
    branchId: text().notNull(),
    grade: text({ enum: GRADES }).notNull(),
    reason: text().notNull(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.assessmentId, () => assessments),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    index("rating_overrides_person").on(t.countyId, t.assessmentId, t.personId),
  ],
);

export const ratingOverrideEnds = sqliteTable(
  "rating_override_ends",
  {
    ...countyColumns,
    overrideId: text().notNull(),
    outcome: text({ enum: ["approved", "refused", "withdrawn"] }).notNull(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.overrideId] }),
    belongsTo(t, t.overrideId, () => ratingOverrides),
  ],
);

/** What people decided: the proposal confirmed, or an approved override. Once per person and assessment. */
export const ratingDecisions = sqliteTable(
  "rating_decisions",
  {
    ...ofPerson,
    branchId: text().notNull(),
    grade: text({ enum: GRADES }),
    overrideId: text(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.assessmentId, t.personId] }),
    belongsTo(t, t.assessmentId, () => assessments),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    belongsTo(t, t.overrideId, () => ratingOverrides),
  ],
);
