import { and, eq, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import {
  accounts,
  attendance,
  attendanceCorrections,
  contributions,
  drafts,
  essayReviews,
  essays,
  exemptions,
  feedback,
  leaveDecisions,
  leaves,
  loginSessions,
  makeUps,
  memberships,
  noteFingerprints,
  notes,
  oneTimeLinkEnds,
  people,
  personErasures,
  posts,
  recoveryCodes,
  rosterImports,
  rosterRemarks,
  secondFactors,
  sittersIn,
  units,
} from "../../../db/schema/county";
import type { Write } from "../../core/commit";
import { type Scope, withinCounty } from "../../core/scope";
import { statement } from "../../core/statement";

/** Who left every branch of the county, longest ago first; erased people are no longer named. */
export async function departedRows(scope: Scope) {
  return scope.db
    .select({
      id: people.id,
      name: people.name,
      version: people.version,
      branchName: sql<string>`${units.name}`.as("branch_name"),
      leftOn: sql<string>`max(${memberships.untilOn})`.as("left_on"),
    })
    .from(people)
    .innerJoin(
      memberships,
      and(eq(memberships.countyId, people.countyId), eq(memberships.personId, people.id)),
    )
    .innerJoin(units, and(eq(units.countyId, memberships.countyId), eq(units.id, memberships.branchId)))
    .where(
      withinCounty(
        scope,
        people,
        sql`NOT EXISTS (SELECT 1 FROM ${memberships} m WHERE m.county_id = ${people.countyId}
          AND m.person_id = ${people.id} AND (m.until_on IS NULL OR m.until_on > ${scope.today}))`,
        sql`NOT EXISTS (SELECT 1 FROM ${personErasures} e WHERE e.county_id = ${people.countyId} AND e.person_id = ${people.id})`,
      ),
    )
    .groupBy(people.id)
    .orderBy(sql`left_on`, people.id)
    .limit(500);
}

/**
 * Replaces what names or describes the person wherever it is a living record: particulars, writings, what others wrote
 * beside them, the account with everything it signs in by, and rows of files that were not imported yet. Frozen facts and
 * results stay, as do the minutes of a session, its speaker and the documents of a decision: records of the branch.
 */
export function erase(scope: Scope, personId: string, name: string): Write[] {
  const { db } = scope;
  const own = sql`(SELECT a.id FROM accounts a WHERE a.county_id = ${scope.countyId} AND a.person_id = ${personId})`;
  return [
    db.insert(personErasures).values({
      countyId: scope.countyId,
      personId,
      createdAt: scope.now,
      createdBy: scope.actor.accountId,
    }),
    ...blankFiles(scope, personId, name),
    db
      .update(people)
      .set({
        name,
        staffNumber: null,
        gender: null,
        born: null,
        phone: null,
        joinedParty: null,
        remark: null,
        version: sql`version + 1`,
      })
      .where(withinCounty(scope, people, eq(people.id, personId))),
    db
      .update(notes)
      .set({ title: name, source: null, body: "" })
      .where(withinCounty(scope, notes, eq(notes.personId, personId))),
    db
      .delete(noteFingerprints)
      .where(
        withinCounty(
          scope,
          noteFingerprints,
          sql`${noteFingerprints.noteId} IN (SELECT n.id FROM ${notes} n WHERE n.county_id = ${scope.countyId} AND n.person_id = ${personId})`,
        ),
      ),
    db
      .update(essays)
      .set({ title: name, body: "" })
      .where(withinCounty(scope, essays, eq(essays.personId, personId))),
    ...blankRemarks(scope, personId, name),
    db
      .update(feedback)
      .set({ body: "" })
      .where(withinCounty(scope, feedback, sql`${feedback.accountId} = ${own}`)),
    ...[loginSessions, recoveryCodes, secondFactors, drafts].map((table) =>
      db.delete(table).where(withinCounty(scope, table, sql`${table.accountId} = ${own}`)),
    ),
    withdrawLinks(scope, personId, own),
    db
      .update(accounts)
      .set({
        name,
        login: sql`${accounts.id}`,
        phone: null,
        passwordHash: null,
        suspendedAt: scope.now,
        version: sql`version + 1`,
      })
      .where(withinCounty(scope, accounts, eq(accounts.personId, personId))),
  ];
}

/** The person's rows in files that wait to be imported, and the name in what earlier imports and repeats say of the rows they left out. */
function blankFiles(scope: Scope, personId: string, name: string): Write[] {
  const named = sql`(SELECT p.name FROM people p WHERE p.county_id = ${scope.countyId} AND p.id = ${personId})`;
  // A roster spaces two-character names out.
  const isNamedIn = (text: ReturnType<typeof sql>) =>
    sql`instr(replace(replace(${text}, ' ', ''), '　', ''), ${named}) > 0`;
  return [
    statement(
      scope.db,
      sql`UPDATE ${rosterImports} SET cells = (SELECT json_group_array(CASE WHEN ${isNamedIn(sql`r.value`)} THEN json('[]') ELSE json(r.value) END)
        FROM json_each(${rosterImports}.cells) r) WHERE ${rosterImports}.county_id = ${scope.countyId} AND ${isNamedIn(sql`${rosterImports}.cells`)}`,
    ),
    statement(
      scope.db,
      sql`UPDATE roster_commitments SET summary = replace(summary, ${named}, ${name})
        WHERE roster_commitments.county_id = ${scope.countyId} AND instr(summary, ${named}) > 0`,
    ),
    statement(
      scope.db,
      sql`UPDATE idempotency_keys SET answer = replace(answer, ${named}, ${name})
        WHERE idempotency_keys.county_id = ${scope.countyId} AND instr(answer, ${named}) > 0`,
    ),
  ];
}

/** Free text beside the person's own rows; what they wrote beside somebody else's is about that one and stays. */
function blankRemarks(scope: Scope, personId: string, name: string): Write[] {
  const { db } = scope;
  const withinOwn = (table: Parameters<typeof withinCounty>[1] & { personId: AnySQLiteColumn }) =>
    withinCounty(scope, table, eq(table.personId, personId));
  const ownIn = (table: "leaves" | "essays", id: AnySQLiteColumn) =>
    sql`${id} IN (SELECT o.id FROM ${sql.raw(table)} o WHERE o.county_id = ${scope.countyId} AND o.person_id = ${personId})`;
  return [
    db.update(leaves).set({ reason: null }).where(withinOwn(leaves)),
    db
      .update(leaveDecisions)
      .set({ comment: null })
      .where(withinCounty(scope, leaveDecisions, ownIn("leaves", leaveDecisions.leaveId))),
    db
      .update(essayReviews)
      .set({ comment: null })
      .where(withinCounty(scope, essayReviews, ownIn("essays", essayReviews.essayId))),
    db.update(attendance).set({ remark: null }).where(withinOwn(attendance)),
    db.update(attendanceCorrections).set({ reason: "" }).where(withinOwn(attendanceCorrections)),
    db.update(makeUps).set({ note: null }).where(withinOwn(makeUps)),
    db.update(sittersIn).set({ name }).where(withinOwn(sittersIn)),
    db.update(contributions).set({ title: name }).where(withinOwn(contributions)),
    db
      .delete(rosterRemarks)
      .where(withinCounty(scope, rosterRemarks, sql`${rosterRemarks.personId} = ${personId}`)),
    db.update(exemptions).set({ note: null }).where(withinOwn(exemptions)),
    db.update(posts).set({ title: null }).where(withinOwn(posts)),
  ];
}

function withdrawLinks(scope: Scope, personId: string, own: ReturnType<typeof sql>): Write {
  return statement(
    scope.db,
    sql`INSERT INTO ${oneTimeLinkEnds} (county_id, link_id, outcome, created_at, created_by)
      SELECT l.county_id, l.id, 'withdrawn', ${scope.now}, ${scope.actor.accountId} FROM one_time_links l
      WHERE l.county_id = ${scope.countyId} AND (l.person_id = ${personId} OR l.account_id = ${own} OR l.created_by = ${own})
      ON CONFLICT DO NOTHING`,
  );
}
