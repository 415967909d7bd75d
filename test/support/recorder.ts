/** What went to D1: each statement, what it read and wrote, and how many round trips it took. */
export type Recording = {
  statements: { sql: string; params: unknown[]; rowsRead: number; rowsWritten: number }[];
  roundTrips: number;
  /** raw() answers without meta: where rows are counted, the statement is asked once more for it. */
  countRows?: boolean;
};

const countyless = /\b(guards|sqlite_master|d1_migrations)\b/;

/** Whether a statement on county tables reads or changes rows without holding them to a county; naming the column is not enough. */
export function lacksCounty(sql: string): boolean {
  if (countyless.test(sql)) return false;
  if (/^\s*insert\b/i.test(sql)) return !/\bcounty_id\b/.test(sql);
  return !/\bcounty_id"?\s*(=|>|\bIN\b)/i.test(sql);
}

/** Wraps a D1 binding: same behaviour, everything written down. `refuse` turns an unscoped statement into an error. */
export function recorded(binding: D1Database, recording: Recording, refuse = false): D1Database {
  const note = (sql: string, params: unknown[], meta: { rows_read?: number; rows_written?: number }) =>
    recording.statements.push({
      sql,
      params,
      rowsRead: meta.rows_read ?? 0,
      rowsWritten: meta.rows_written ?? 0,
    });

  type Known = D1PreparedStatement & { real: D1PreparedStatement; sql: string; params: unknown[] };
  const wrap = (real: D1PreparedStatement, sql: string, params: unknown[]): Known => {
    const once = async <T>(run: () => Promise<D1Result<T>>) => {
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
