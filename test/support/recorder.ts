import { writesUnlogged } from "./logged";

/** What went to D1: each statement, what it read and wrote, and how many round trips it took. */
export type Recording = {
  statements: { sql: string; params: unknown[]; rowsRead: number; rowsWritten: number }[];
  roundTrips: number;
  /** raw() answers without meta: where rows are counted, the statement is asked once more for it. */
  countRows?: boolean;
};

const countyless = /\b(guards|sqlite_master|d1_migrations)\b/;
/** The schedule's few statements over all counties of a shard say so; test/architecture.test.ts holds where they may stand. */
const everyCounty = "/* every county */";

/** The statement's outermost level: brackets, with what they hold, and texts are left out. */
function outermost(sql: string): string {
  let text = sql.replaceAll(/'(?:[^']|'')*'/g, "''");
  for (let before = ""; before !== text; ) {
    before = text;
    text = text.replaceAll(/\([^()]*\)/g, " ");
  }
  return text;
}

const held = /\bcounty_id"?\s*(=\s*\?|>\s*\?|IN\s*\(\s*(\?|SELECT value FROM json_each))/i;

/**
 * Whether a statement on county tables reads or changes rows without holding them to a county that the caller names.
 * Naming the column is not enough, nor is a join on it, nor a clause that an OR beside it opens again; an INSERT … SELECT
 * is held like any SELECT.
 */
export function lacksCounty(sql: string): boolean {
  if (countyless.test(sql) || sql.includes(everyCounty)) return false;
  if (/^\s*insert\b/i.test(sql) && !/\b(from|join)\s+(?!json_each\b)/i.test(sql))
    return !/\bcounty_id\b/.test(sql);
  return (
    !held.test(sql) || /\bwhere\b[\s\S]*\bor\b/i.test(outermost(sql).replace(/\bon\s+conflict[\s\S]*/i, ""))
  );
}

/**
 * Wraps a D1 binding: same behaviour, everything written down. `refuse` turns into an error a statement without its county,
 * and a batch that writes a record without a row in the log.
 */
export function recorded(binding: D1Database, recording: Recording, refuse = false): D1Database {
  const note = (sql: string, params: unknown[], meta: { rows_read?: number; rows_written?: number }) =>
    recording.statements.push({
      sql,
      params,
      rowsRead: meta.rows_read ?? 0,
      rowsWritten: meta.rows_written ?? 0,
    });

  const refuseUnlogged = (batch: readonly string[]) => {
    const tables = refuse ? writesUnlogged(batch) : [];
    if (tables.length > 0) throw new Error(`A write without its row in the log: ${tables.join(", ")}`);
  };

  type Known = D1PreparedStatement & { real: D1PreparedStatement; sql: string; params: unknown[] };
  const wrap = (real: D1PreparedStatement, sql: string, params: unknown[]): Known => {
    const once = async <T>(run: () => Promise<D1Result<T>>) => {
      refuseUnlogged([sql]);
      recording.roundTrips += 1;
      const result = await run();
      note(sql, params, result.meta);
      return result;
    };
    return {
      real,
      sql,
      params,
      bind: (...values: unknown[]) => wrap(real.bind(...values), sql, values),
      all: <T>() => once(() => real.all<T>()),
      run: <T>() => once(() => real.run<T>()),
      first: async <T>(column?: string) => {
        const { results } = await once(() => real.all<Record<string, T>>());
        const row = results[0];
        return row === undefined ? null : column ? row[column] : row;
      },
      raw: async (options?: { columnNames: true }) => {
        refuseUnlogged([sql]);
        recording.roundTrips += 1;
        const rows = await real.raw(options as { columnNames: true });
        note(
          sql,
          params,
          recording.countRows && /^\s*(select|with)/i.test(sql) ? (await real.all()).meta : {},
        );
        return rows;
      },
    } as unknown as Known;
  };

  return {
    prepare(sql: string) {
      if (refuse && lacksCounty(sql)) throw new Error(`A statement without its county: ${sql}`);
      return wrap(binding.prepare(sql), sql, []);
    },
    async batch<T>(statements: D1PreparedStatement[]) {
      recording.roundTrips += 1;
      const known = statements as Known[];
      refuseUnlogged(known.map((statement) => statement.sql));
      const results = await binding.batch<T>(known.map((statement) => statement.real));
      results.forEach((result, index) => {
        const statement = known[index];
        if (statement) note(statement.sql, statement.params, result.meta);
      });
      return results;
    },
    exec: (sql: string) => binding.exec(sql),
    dump: () => binding.dump(),
    withSession: (mode?: string) => binding.withSession(mode),
  } as unknown as D1Database;
}

export function newRecording(): Recording {
  return { statements: [], roundTrips: 0 };
}
