import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { EMPLOYMENTS, EXEMPTION_REASONS, OFFICES, POSTS, STANDINGS } from "../../../vocabulary";
import { belongsTo, countyColumns, interval, keyed, stamps } from "../base";
import { units } from "./units";

/** How ids of these records begin. */
export const personIds = ["per", "mem", "sta", "pos", "exe"] as const;

/** Everyone a branch answers for, party member or not. */
export const people = sqliteTable(
  "people",
  {
    ...countyColumns,
    id: text().notNull(),
    staffNumber: text(),
    name: text().notNull(),
    gender: text({ enum: ["male", "female"] }),
    /** YYYY-MM or YYYY-MM-DD. */
    born: text(),
    phone: text(),
    /** YYYY-MM or YYYY-MM-DD. */
    joinedParty: text(),
    remark: text(),
    importId: text(),
    version: integer().notNull().default(1),
    ...stamps,
  },
  (t) => [
    keyed(t),
    uniqueIndex("people_staff_number").on(t.countyId, t.staffNumber).where(sql`staff_number IS NOT NULL`),
    index("people_name").on(t.countyId, t.name),
    check("people_name_present", sql`length(${t.name}) BETWEEN 1 AND 60`),
  ],
);

/** When the interval's end was recorded (epoch ms) and the end that stood before: a late run reads what stood at its freeze. */
const ending = { endedAt: integer(), untilBefore: text() };
const personInterval = {
  ...countyColumns,
  id: text().notNull(),
  personId: text().notNull(),
  ...interval,
  ...ending,
};

/** Who belonged to which branch when. Intervals of one person never overlap (trigger). */
export const memberships = sqliteTable(
  "memberships",
  {
    ...personInterval,
    branchId: text().notNull(),
    importId: text(),
    version: integer().notNull().default(1),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.personId, () => people),
    belongsTo(t, t.branchId, () => units),
    index("memberships_person").on(t.countyId, t.personId, t.fromOn),
    index("memberships_branch").on(t.countyId, t.branchId, t.fromOn),
    check("memberships_interval", sql`${t.untilOn} IS NULL OR ${t.untilOn} > ${t.fromOn}`),
  ],
);

export const standings = sqliteTable(
  "standings",
  { ...personInterval, standing: text({ enum: STANDINGS }).notNull(), importId: text(), ...stamps },
  (t) => [
    keyed(t),
    belongsTo(t, t.personId, () => people),
    index("standings_person").on(t.countyId, t.personId, t.fromOn),
    check("standings_interval", sql`${t.untilOn} IS NULL OR ${t.untilOn} > ${t.fromOn}`),
    check("standings_standing", sql`${t.standing} IN ('full','probationary','non_party')`),
  ],
);

/** Post, party office and employment category together: what the targets of a month depend on. */
export const posts = sqliteTable(
  "posts",
  {
    ...personInterval,
    post: text({ enum: POSTS }).notNull(),
    office: text({ enum: OFFICES }).notNull(),
    employment: text({ enum: EMPLOYMENTS }).notNull(),
    /** In the civil service's probation period. */
    onProbation: integer({ mode: "boolean" }).notNull().default(false),
    title: text(),
    importId: text(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.personId, () => people),
    index("posts_person").on(t.countyId, t.personId, t.fromOn),
    check("posts_interval", sql`${t.untilOn} IS NULL OR ${t.untilOn} > ${t.fromOn}`),
    check("posts_post", sql`${t.post} IN ('staff','department_head','leading_cadre')`),
    check("posts_office", sql`${t.office} IN ('none','secretary','committee')`),
    check("posts_employment", sql`${t.employment} IN ('civil_servant','public_institution','worker','none')`),
  ],
);

/** "everything": neither inspected nor rated. "sessions": not expected at local sessions (mobile members). */
export const exemptions = sqliteTable(
  "exemptions",
  {
    ...personInterval,
    covers: text({ enum: ["everything", "sessions"] }).notNull(),
    reason: text({ enum: EXEMPTION_REASONS }).notNull(),
    note: text(),
    importId: text(),
    version: integer().notNull().default(1),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.personId, () => people),
    index("exemptions_person").on(t.countyId, t.personId, t.covers, t.fromOn),
    check("exemptions_interval", sql`${t.untilOn} IS NULL OR ${t.untilOn} > ${t.fromOn}`),
    check("exemptions_covers", sql`${t.covers} IN ('everything','sessions')`),
  ],
);

/** A person's particulars were erased after the retention period; frozen results keep what they froze. */
export const personErasures = sqliteTable(
  "person_erasures",
  { ...countyColumns, personId: text().notNull(), ...stamps },
  (t) => [primaryKey({ columns: [t.countyId, t.personId] }), belongsTo(t, t.personId, () => people)],
);
