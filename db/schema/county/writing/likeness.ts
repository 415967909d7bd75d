import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { belongsTo, countyColumns, stamps } from "../base";
import { units } from "../organization/units";

/** What a typed note or an essay is found again by in its county and year: eight bands of its sketch. Without them it waits to be sketched. */
export const textSketches = sqliteTable(
  "text_sketches",
  {
    ...countyColumns,
    /** A note's or an essay's. */
    textId: text().notNull(),
    year: integer().notNull(),
    band0: integer(),
    band1: integer(),
    band2: integer(),
    band3: integer(),
    band4: integer(),
    band5: integer(),
    band6: integer(),
    band7: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.textId] }),
    index("text_sketches_band0").on(t.countyId, t.year, t.band0),
    index("text_sketches_band1").on(t.countyId, t.year, t.band1),
    index("text_sketches_band2").on(t.countyId, t.year, t.band2),
    index("text_sketches_band3").on(t.countyId, t.year, t.band3),
    index("text_sketches_band4").on(t.countyId, t.year, t.band4),
    index("text_sketches_band5").on(t.countyId, t.year, t.band5),
    index("text_sketches_band6").on(t.countyId, t.year, t.band6),
    index("text_sketches_band7").on(t.countyId, t.year, t.band7),
    index("text_sketches_waiting").on(t.countyId).where(sql`band0 IS NULL`),
  ],
);

/** What a text of a branch has in common with another of the county and year, a row on either side; with itself, what it says again. A hint for the inspector, never a fault. */
export const textLikenesses = sqliteTable(
  "text_likenesses",
  {
    ...countyColumns,
    branchId: text().notNull(),
    year: integer().notNull(),
    textId: text().notNull(),
    otherId: text().notNull(),
    /** Pieces in both, of the pieces in either; of the text itself, pieces said again, of all. */
    shared: integer().notNull(),
    pieces: integer().notNull(),
    ...stamps,
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.branchId, t.year, t.textId, t.otherId] }),
    belongsTo(t, t.branchId, () => units),
    index("text_likenesses_text").on(t.countyId, t.textId),
    index("text_likenesses_other").on(t.countyId, t.otherId),
    check("text_likenesses_shared", sql`${t.shared} BETWEEN 1 AND ${t.pieces}`),
  ],
);
