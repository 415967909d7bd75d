import { sql } from "drizzle-orm";
import type { Db } from "../core/shards";
import { BANDS, piecesOf, sketchOf } from "../writing/likeness/rules";

/** Texts that are read whole at once: the longest fill a few dozen megabytes. */
const mostTexts = 100;

type Waiting = { countyId: string; textId: string; body: string };

/** Sketches texts that stand in some county of a shard without a sketch; whether more may wait. */
export async function fillSketches(db: Db, limit = mostTexts): Promise<boolean> {
  const waiting: Waiting[] =
    await db.all(sql`SELECT s.county_id AS countyId, s.text_id AS textId, coalesce(n.body, e.body, '') AS body
    FROM county_profiles c /* every county */ CROSS JOIN text_sketches s ON s.county_id = c.county_id AND s.band0 IS NULL
    LEFT JOIN notes n ON n.county_id = s.county_id AND n.id = s.text_id
    LEFT JOIN essays e ON e.county_id = s.county_id AND e.id = s.text_id LIMIT ${limit}`);
  if (waiting.length === 0) return false;
  const sketched = waiting.map(({ countyId, textId, body }) => [
    countyId,
    textId,
    ...sketchOf(piecesOf(body)),
  ]);
  const bands = Array.from({ length: BANDS }, (_, at) => sql.raw(`band${at} = j.value->>${at + 2}`));
  await db.run(sql`UPDATE text_sketches /* every county */ SET ${sql.join(bands, sql`, `)}
    FROM json_each(${JSON.stringify(sketched)}) j
    WHERE county_id = j.value->>0 AND text_id = j.value->>1 AND band0 IS NULL`);
  return waiting.length === limit;
}
