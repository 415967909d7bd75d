import { eq, or, type SQL, sql } from "drizzle-orm";
import { textLikenesses, textSketches } from "../../../db/schema/county";
import { firstDay, halfOf, lastDay, type Quarter, yearOf } from "../../core/calendar";
import type { Write } from "../../core/commit";
import { inPeopleOf, type Scope, withinCounty } from "../../core/scope";
import { statement } from "../../core/statement";
import { asVersions, governing, versionQuery } from "../../measures/versions/records";
import {
  BANDS,
  isAlike,
  isCompared,
  type Likeness,
  likenessOf,
  repetitionOf,
  runsOf,
  sketchOf,
} from "./rules";
import type { LikeText } from "./shape";

/** A hint needs the likest few, not all: so many of a band are looked at, and so many texts read whole. */
const MOST_OF_A_BAND = 8;
const MOST_READ = 20;

const bands = Array.from({ length: BANDS }, (_, at) => sql.raw(`band${at}`));
const listed = (parts: readonly SQL[]) => sql.join(parts as SQL[], sql`, `);

type New = {
  id: string;
  branchId: string;
  /** Whose measures hold. */
  quarter: Quarter;
  characters: number;
  body: string;
};

type Near = { id: string; branchId: string; body: string };

/** What a new text is found again by, and those of its county and year that it is nearly the same as: one round trip, however much the county has written. */
export async function likenessOfNew(scope: Scope, text: New): Promise<Write[]> {
  const runs = runsOf(text.body);
  const pieces = new Set(runs);
  const sketch = sketchOf(pieces);
  const [adopted, near] = await scope.db.batch([
    versionQuery(scope),
    statement<Near>(scope.db, nearestTo(scope, text, sketch)),
  ]);
  const { alike } = governing(asVersions(adopted), text.quarter).measures.inspection;
  // Kept where nobody compares yet, too: a county that starts in the middle of a year compares with what was written before.
  const kept = insertSketch(scope, text, sketch);
  if (!isCompared(text, alike)) return [kept];
  const again = { textId: text.id, otherId: text.id, branchId: text.branchId, ...repetitionOf(runs) };
  const found = near.flatMap(({ id, branchId, body }) => {
    const likeness = likenessOf(pieces, new Set(runsOf(body)));
    return [
      { textId: text.id, otherId: id, branchId: text.branchId, ...likeness },
      { textId: id, otherId: text.id, branchId, ...likeness },
    ];
  });
  const hints = [again, ...found].filter((likeness) => isAlike(likeness, alike));
  return hints.length > 0 ? [kept, insertHints(scope, text, hints)] : [kept];
}

/** A text that is taken back or written anew is no longer found, and what it was like is forgotten. */
export function forgetLikeness(scope: Scope, textId: string): Write[] {
  const { db } = scope;
  return [
    db.delete(textSketches).where(withinCounty(scope, textSketches, eq(textSketches.textId, textId))),
    db
      .delete(textLikenesses)
      .where(
        withinCounty(
          scope,
          textLikenesses,
          or(eq(textLikenesses.textId, textId), eq(textLikenesses.otherId, textId)),
        ),
      ),
  ];
}

/** Texts of the county and year that meet the new one in a band, those of most bands first; of a band that many share, the latest. */
function nearestTo(scope: Scope, { id, quarter }: New, sketch: readonly number[]): SQL {
  const county = scope.countyId;
  const met = bands.map(
    (band, at) => sql`SELECT * FROM (SELECT s.text_id AS id FROM text_sketches s
      WHERE s.county_id = ${county} AND s.year = ${yearOf(quarter)} AND s.${band} = ${sketch[at]}
      ORDER BY s.text_id DESC LIMIT ${MOST_OF_A_BAND})`,
  );
  // D1 takes five terms of a UNION at most.
  const all = (some: readonly SQL[]) => sql`SELECT * FROM (${sql.join(some as SQL[], sql` UNION ALL `)})`;
  return sql`SELECT near.id AS id, coalesce(n.branch_id, e.branch_id) AS branchId, coalesce(n.body, e.body) AS body
    FROM (SELECT met.id AS id FROM (${all(met.slice(0, 4))} UNION ALL ${all(met.slice(4))}) met
      WHERE met.id <> ${id} GROUP BY met.id ORDER BY count(*) DESC, met.id DESC LIMIT ${MOST_READ}) near
    LEFT JOIN notes n ON n.county_id = ${county} AND n.id = near.id
    LEFT JOIN essays e ON e.county_id = ${county} AND e.id = near.id`;
}

function insertSketch(scope: Scope, { id, quarter }: New, sketch: readonly number[]): Write {
  return statement(
    scope.db,
    sql`INSERT INTO text_sketches (county_id, text_id, year, ${listed(bands)})
      VALUES (${scope.countyId}, ${id}, ${yearOf(quarter)}, ${listed(sketch.map((band) => sql`${band}`))})`,
  );
}

type Hint = Likeness & { textId: string; otherId: string; branchId: string };

function insertHints(scope: Scope, { quarter }: New, hints: readonly Hint[]): Write {
  return statement(
    scope.db,
    sql`INSERT INTO text_likenesses (county_id, branch_id, year, text_id, other_id, shared, pieces, created_at, created_by)
      SELECT ${scope.countyId}, h.value->>'branchId', ${yearOf(quarter)}, h.value->>'textId', h.value->>'otherId',
        h.value->>'shared', h.value->>'pieces', ${scope.now}, ${scope.actor.accountId}
      FROM json_each(${JSON.stringify(hints)}) h`,
  );
}

type Told = LikeText & {
  branchId: string;
  /** Whether its writer still belongs to a unit of the reader. */
  isOfReach: 0 | 1;
};
export type Row = { text: Told; other: Told; shared: number; pieces: number };

/** What texts of a branch have in common with others or say again, where one of the two is of the quarter, so that both items are hinted at (measures §10, 13); none with a note that was taken back while it was compared. */
export async function likenessesOf(scope: Scope, branchId: string, quarter: Quarter): Promise<Row[]> {
  const county = scope.countyId;
  const joined = (note: SQL, essay: SQL, person: SQL, id: SQL) =>
    sql`LEFT JOIN notes ${note} ON ${note}.county_id = ${county} AND ${note}.id = ${id}
      LEFT JOIN essays ${essay} ON ${essay}.county_id = ${county} AND ${essay}.id = ${id}
      CROSS JOIN people ${person} ON ${person}.county_id = ${county} AND ${person}.id = coalesce(${note}.person_id, ${essay}.person_id)`;
  const ofQuarter = (note: SQL, essay: SQL) =>
    sql`(${note}.written_on BETWEEN ${firstDay(quarter)} AND ${lastDay(quarter)} OR ${essay}.half = ${halfOf(quarter)})`;
  const [n, e, p, on, oe, op] = ["n", "e", "p", "o_n", "o_e", "o_p"].map((alias) =>
    sql.raw(alias),
  ) as Aliases;
  const rows =
    (await scope.db.all(sql`SELECT ${toldOf(scope, n, e, p)} AS text, ${toldOf(scope, on, oe, op)} AS other, l.shared AS shared, l.pieces AS pieces
    FROM text_likenesses l ${joined(n, e, p, sql`l.text_id`)} ${joined(on, oe, op, sql`l.other_id`)}
    WHERE l.county_id = ${county} AND l.branch_id = ${branchId} AND l.year = ${yearOf(quarter)}
      AND (${ofQuarter(n, e)} OR ${ofQuarter(on, oe)})
      AND NOT EXISTS (SELECT 1 FROM note_withdrawals w WHERE w.county_id = ${county} AND w.note_id IN (l.text_id, l.other_id))
    ORDER BY l.text_id, l.other_id`)) as { text: string; other: string; shared: number; pieces: number }[];
  return rows.map((row) => ({ ...row, text: JSON.parse(row.text), other: JSON.parse(row.other) }));
}

type Aliases = [SQL, SQL, SQL, SQL, SQL, SQL];

function toldOf(scope: Scope, note: SQL, essay: SQL, person: SQL): SQL {
  const isOfReach = scope.units === "all" ? sql`1` : inPeopleOf(scope, sql`${person}.id`);
  return sql`json_object('kind', iif(${note}.id IS NULL, 'essay', 'note'), 'id', coalesce(${note}.id, ${essay}.id),
    'personId', ${person}.id, 'name', ${person}.name, 'title', coalesce(${note}.title, ${essay}.title),
    'on', coalesce(${note}.written_on, ${essay}.half), 'branchId', coalesce(${note}.branch_id, ${essay}.branch_id), 'isOfReach', ${isOfReach})`;
}
