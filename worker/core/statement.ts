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
