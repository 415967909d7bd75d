import { and, desc, eq, sql } from "drizzle-orm";
import { essayReviews, essays, people, posts, units } from "../../../db/schema/county";
import { guard, guardWhere, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { type Scope, stamp, withinCounty, withinMembers } from "../../core/scope";
import { mentions } from "../../core/search";
import { inSubtree, reachedBy } from "../../study/sessions/records-reach";
import { stateOf } from "./rules";
import type { ListEssays } from "./shape";

export const PAGE_ROWS = 200;

const essayColumns = {
  id: essays.id,
  personId: essays.personId,
  name: people.name,
  branchId: essays.branchId,
  branchName: sql<string>`${units.name}`.as("branch_name"),
  half: essays.half,
  title: essays.title,
  characters: essays.characters,
  characterRule: essays.characterRule,
  submittedAt: essays.submittedAt,
  version: sql<number>`${essays.version}`.as("essay_version"),
  outcome: essayReviews.outcome,
};

/** Each essay with the review of its latest submission. */
function essayQuery<T extends Record<string, typeof essays.body | ReturnType<typeof postOf>>>(
  scope: Scope,
  more: T,
) {
  return scope.db
    .select({ ...essayColumns, ...more })
    .from(essays)
    .innerJoin(people, and(eq(people.countyId, essays.countyId), eq(people.id, essays.personId)))
    .innerJoin(units, and(eq(units.countyId, essays.countyId), eq(units.id, essays.branchId)))
    .leftJoin(
      essayReviews,
      and(
        eq(essayReviews.countyId, essays.countyId),
        eq(essayReviews.essayId, essays.id),
        eq(essayReviews.version, essays.version),
      ),
    );
}

type Post = typeof posts.$inferSelect.post;
const postOf = (day: string) =>
  sql<Post | null>`(SELECT p.post FROM ${posts} p WHERE p.county_id = ${essays.countyId} AND p.person_id = ${essays.personId}
    AND p.from_on <= ${day} AND (p.until_on IS NULL OR p.until_on > ${day}))`.as("post");

/** An essay with its body and the reviews of every submission: one round trip. */
export async function findEssay(scope: Scope, id: string) {
  const [[row], reviews] = await scope.db.batch([
    essayQuery(scope, { body: essays.body, post: postOf(scope.today) }).where(
      withinMembers(scope, essays, eq(essays.id, id)),
    ),
    scope.db
      .select({
        version: essayReviews.version,
        outcome: essayReviews.outcome,
        comment: essayReviews.comment,
        createdAt: essayReviews.createdAt,
      })
      .from(essayReviews)
      .where(withinCounty(scope, essayReviews, eq(essayReviews.essayId, id)))
      .orderBy(desc(essayReviews.version)),
  ]);
  if (!row) throw new Refusal("not_found");
  const { post, outcome, ...essay } = row;
  return { ...essay, state: stateOf({ outcome }), post: post as Post | null, reviews };
}

/** What the person has handed in for the half-year, if anything. */
export async function essayOfHalf(scope: Scope, personId: string, half: string) {
  const row = await essayQuery(scope, {})
    .where(withinMembers(scope, essays, eq(essays.personId, personId), eq(essays.half, half)))
    .get();
  return row && { id: row.id, branchId: row.branchId, version: row.version, state: stateOf(row) };
}

/** Essays that the actor may read, latest half first, without their bodies. */
export async function essayRows(scope: Scope, filter: ListEssays, reach: "all" | readonly string[]) {
  const [half, id] = (filter.after ?? "").split("~");
  const rows = await essayQuery(scope, {})
    .where(
      withinMembers(
        scope,
        essays,
        reachedBy(scope, reach, essays),
        inSubtree(scope, essays.branchId, filter.unit),
        filter.person ? eq(essays.personId, filter.person) : undefined,
        filter.half ? eq(essays.half, filter.half) : undefined,
        filter.state ? sql`coalesce(${essayReviews.outcome}, 'submitted') = ${filter.state}` : undefined,
        mentions(filter.q, essays.title, people.name),
        filter.after ? sql`(${essays.half}, ${essays.id}) < (${half ?? ""}, ${id ?? ""})` : undefined,
      ),
    )
    .orderBy(desc(essays.half), desc(essays.id))
    .limit(PAGE_ROWS + 1);
  return rows.map(({ outcome, ...row }) => ({ ...row, state: stateOf({ outcome }) }));
}

export function insertEssay(
  scope: Scope,
  row: Omit<typeof essays.$inferInsert, "countyId" | "createdAt" | "createdBy" | "submittedAt">,
): Write {
  return scope.db.insert(essays).values({ ...stamp(scope), ...row, submittedAt: scope.now });
}

/** The next submission in place of the one that was returned. */
export function resubmitEssay(
  scope: Scope,
  id: string,
  version: number,
  change: Pick<typeof essays.$inferInsert, "title" | "body" | "characters" | "characterRule">,
): Write[] {
  return [
    scope.db
      .update(essays)
      .set({ ...change, submittedAt: scope.now, version: version + 1 })
      .where(withinCounty(scope, essays, eq(essays.id, id), eq(essays.version, version))),
    guard(scope),
  ];
}

/** Keyed by the submission; fails where that is no longer the latest. */
export function insertReview(
  scope: Scope,
  essayId: string,
  version: number,
  outcome: "accepted" | "returned",
  comment: string | null,
): Write[] {
  return [
    guardWhere(
      scope,
      sql`EXISTS (SELECT 1 FROM ${essays} e WHERE e.county_id = ${scope.countyId} AND e.id = ${essayId} AND e.version = ${version})`,
    ),
    scope.db.insert(essayReviews).values({ ...stamp(scope), essayId, version, outcome, comment }),
  ];
}
