import { sql } from "drizzle-orm";
import { noteFingerprints, noteLikenesses } from "../../../db/schema/county";
import { firstDay, lastDay, quarterOf, yearOf } from "../../core/calendar";
import type { Write } from "../../core/commit";
import type { Scope } from "../../core/scope";
import { statement } from "../../core/statement";
import { asVersions, governing, versionQuery } from "../../measures/versions/records";
import {
  fingerprintOf,
  isAlike,
  isComparable,
  isCompared,
  type Likeness,
  likenessOf,
  piecesOf,
  WORTH_READING,
} from "./rules";
import type { LikeNote, LikenessList } from "./shape";

/** A hint needs the likest few, not all: so many texts are read whole. */
const MOST_READ = 8;

type New = {
  id: string;
  branchId: string;
  writtenOn: string;
  form: string;
  isExcerpt: boolean;
  characters: number;
  body: string;
};

/** What a new note is found again by, and the notes of its branch and year that it is nearly the same as: one round trip, whatever the branch has written. */
export async function likenessOfNew(scope: Scope, note: New): Promise<Write[]> {
  if (!isComparable(note)) return [];
  const year = yearOf(note.writtenOn);
  const pieces = piecesOf(note.body);
  const hashes = fingerprintOf(pieces);
  const [adopted, candidates] = await scope.db.batch([
    versionQuery(scope),
    statement<{ id: string; body: string }>(scope.db, likestOf(scope, note.branchId, year, hashes)),
  ]);
  const { alike } = governing(asVersions(adopted), quarterOf(note.writtenOn)).measures.inspection;
  const key = { countyId: scope.countyId, branchId: note.branchId, year, noteId: note.id };
  // Kept where nobody compares yet, too: a county that starts in the middle of a year compares with what was written before.
  const kept = scope.db.insert(noteFingerprints).values({ ...key, hashes });
  if (!isCompared(note, alike)) return [kept];
  const found = candidates
    .map(({ id, body }): Likeness & { otherId: string } => ({
      otherId: id,
      ...likenessOf(pieces, piecesOf(body)),
    }))
    .filter((likeness) => isAlike(likeness, alike));
  return [
    kept,
    ...found.map((likeness) =>
      scope.db
        .insert(noteLikenesses)
        .values({ ...key, ...likeness, createdAt: scope.now, createdBy: scope.actor.accountId }),
    ),
  ];
}

/** Notes of the branch and year that share enough of the hashes, the likest first. */
function likestOf(scope: Scope, branchId: string, year: number, hashes: readonly number[]) {
  return sql`SELECT n.id AS id, n.body AS body FROM (SELECT f.note_id AS note_id,
      (SELECT count(*) FROM json_each(f.hashes) h WHERE h.value IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))) AS shared
      FROM note_fingerprints f WHERE f.county_id = ${scope.countyId} AND f.branch_id = ${branchId} AND f.year = ${year}) c
    CROSS JOIN notes n ON n.county_id = ${scope.countyId} AND n.id = c.note_id
    WHERE c.shared >= ${WORTH_READING}
      AND NOT EXISTS (SELECT 1 FROM note_withdrawals w WHERE w.county_id = ${scope.countyId} AND w.note_id = c.note_id)
    ORDER BY c.shared DESC, n.id LIMIT ${MOST_READ}`;
}

/** Pairs of nearly the same notes of a branch of which one is of the quarter, so that both items are hinted at (measures §10, 13); none of which a note was taken back. */
export async function likenessesOf(scope: Scope, branchId: string, quarter: string) {
  const note = (alias: string) =>
    sql.raw(
      `json_object('id', ${alias}.id, 'personId', ${alias}.person_id, 'name', p${alias}.name, 'title', ${alias}.title, 'writtenOn', ${alias}.written_on)`,
    );
  const county = scope.countyId;
  const rows =
    (await scope.db.all(sql`SELECT ${note("a")} AS one, ${note("b")} AS other, l.shared AS shared, l.pieces AS pieces
    FROM note_likenesses l CROSS JOIN notes a ON a.county_id = ${county} AND a.id = l.note_id
    CROSS JOIN notes b ON b.county_id = ${county} AND b.id = l.other_id
    CROSS JOIN people pa ON pa.county_id = ${county} AND pa.id = a.person_id
    CROSS JOIN people pb ON pb.county_id = ${county} AND pb.id = b.person_id
    WHERE l.county_id = ${county} AND l.branch_id = ${branchId} AND l.year = ${yearOf(quarter)}
      AND (a.written_on BETWEEN ${firstDay(quarter)} AND ${lastDay(quarter)} OR b.written_on BETWEEN ${firstDay(quarter)} AND ${lastDay(quarter)})
      AND NOT EXISTS (SELECT 1 FROM note_withdrawals w WHERE w.county_id = ${county} AND w.note_id IN (a.id, b.id))
    ORDER BY a.id, b.id`)) as { one: string; other: string; shared: number; pieces: number }[];
  return rows.map(({ one, other, shared, pieces }): LikenessList["pairs"][number] => ({
    notes: [JSON.parse(one) as LikeNote, JSON.parse(other) as LikeNote],
    shared,
    pieces,
  }));
}
