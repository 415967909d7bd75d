import { type AnySQLiteColumn, foreignKey, integer, primaryKey, text } from "drizzle-orm/sqlite-core";

/** Every county table leads with its tenant. */
export const countyColumns = { countyId: text().notNull() };

/** Who wrote the row and when (UTC epoch ms). Null account: the schedule did. */
export const stamps = { createdAt: integer().notNull(), createdBy: text() };

/** from_on inclusive, until_on exclusive or null: Shanghai days. */
export const interval = { fromOn: text().notNull(), untilOn: text() };

type Keyed = { countyId: AnySQLiteColumn; id: AnySQLiteColumn };

export function keyed(t: Keyed) {
  return primaryKey({ columns: [t.countyId, t.id] });
}

/** A foreign key can never leave its county. */
export function belongsTo(t: { countyId: AnySQLiteColumn }, column: AnySQLiteColumn, target: () => Keyed) {
  const parent = target();
  return foreignKey({ columns: [t.countyId, column], foreignColumns: [parent.countyId, parent.id] });
}
