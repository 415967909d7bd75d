import type { SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { RunnableQuery } from "drizzle-orm/runnable-query";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import type { Db } from "./shards";

export type Write = BatchItem<"sqlite">;

const dialect = new SQLiteAsyncDialect({ casing: "snake_case" });

/**
 * A hand-written statement for a batch. drizzle's own `db.run(sql)` cannot be batched on D1 once it has parameters:
 * its raw query carries no prepared statement to bind.
 */
export function statement<Row = unknown>(db: Db, query: SQL): RunnableQuery<Row[], "sqlite"> {
  const { sql, params } = dialect.sqlToQuery(query);
  const prepared = {
    stmt: (db as unknown as { $client: D1Database }).$client.prepare(sql),
    getQuery: () => ({ sql, params }),
    mapResult: (result: D1Result<Row>) => result.results,
  };
  return { _prepare: () => prepared } as unknown as RunnableQuery<Row[], "sqlite">;
}

/** Some statements of a batch, and what their rows give. */
export type Part<T> = {
  statements: readonly RunnableQuery<unknown, "sqlite">[];
  read: (rows: readonly unknown[]) => T;
};
type Rows<Q> = Q extends PromiseLike<infer R> ? R : Q extends RunnableQuery<infer R, "sqlite"> ? R : never;

export function part<const Q extends readonly RunnableQuery<unknown, "sqlite">[], T>(
  statements: Q,
  read: (rows: { [K in keyof Q]: Rows<Q[K]> }) => T,
): Part<T> {
  return { statements, read: read as Part<T>["read"] };
}

type Read<P> = P extends Part<infer T> ? T : never;

/** Several parts as one: what each gives, in their order. */
export function parts<const P extends readonly Part<unknown>[]>(
  list: P,
): Part<{ -readonly [K in keyof P]: Read<P[K]> }> {
  const starts = list.map((_, n) => list.slice(0, n).reduce((sum, one) => sum + one.statements.length, 0));
  return {
    statements: list.flatMap(({ statements }) => statements),
    read: (rows) =>
      list.map(({ statements, read }, n) => {
        const start = starts[n] ?? 0;
        return read(rows.slice(start, start + statements.length));
      }) as { -readonly [K in keyof P]: Read<P[K]> },
  };
}

/** What a part gives, in one round trip. */
export async function inOneTrip<T>(db: Db, { statements, read }: Part<T>): Promise<T> {
  return read((await db.batch(statements as never)) as unknown as unknown[]);
}
