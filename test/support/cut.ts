/** One call of the database: a single statement, or a batch of so many. */
export type Call = { statements: number };
/** Where the connection is cut: before the call, after it was written, or by a fault at one statement inside its batch. */
export type Cut = { at: number; how: "before" | "after" | number };

type Wrapped = D1PreparedStatement & { real: D1PreparedStatement };

/** A database that writes down its calls and breaks once, where it is told to. */
export function breaking(db: D1Database, calls: Call[], cut: Cut | null): D1Database {
  const lost = () => new Error("the connection was cut");
  /** Fails when it runs, not when it is prepared: what went before it in the batch has been done. */
  const fault = () => db.prepare("SELECT abs(-9223372036854775807 - 1)");
  const call = async <T>(run: () => Promise<T>, statements = 1): Promise<T> => {
    calls.push({ statements });
    if (cut?.at !== calls.length) return run();
    if (cut.how === "before") throw lost();
    await run();
    throw lost();
  };
  const wrap = (real: D1PreparedStatement): Wrapped =>
    ({
      real,
      bind: (...values: unknown[]) => wrap(real.bind(...values)),
      all: () => call(() => real.all()),
      run: () => call(() => real.run()),
      raw: (options?: { columnNames: true }) => call(() => real.raw(options as { columnNames: true })),
      first: (column?: string) => call(() => real.first(column as string)),
    }) as unknown as Wrapped;
  return {
    prepare: (sql: string) => wrap(db.prepare(sql)),
    async batch<T>(statements: D1PreparedStatement[]) {
      const list = (statements as Wrapped[]).map((statement) => statement.real);
      const inside = cut && cut.at === calls.length + 1 && typeof cut.how === "number" ? cut.how : null;
      if (inside !== null) list.splice(inside, 0, fault());
      if (inside === null) return call(() => db.batch<T>(list), list.length);
      calls.push({ statements: list.length - 1 });
      return db.batch<T>(list);
    },
  } as unknown as D1Database;
}

/** Every point at which the calls of a clean run can be cut. */
export function pointsOf(calls: readonly Call[]): Cut[] {
  return calls.flatMap(({ statements }, index) => [
    { at: index + 1, how: "before" as const },
    { at: index + 1, how: "after" as const },
    ...(statements > 1 ? Array.from({ length: statements }, (_, n) => ({ at: index + 1, how: n })) : []),
  ]);
}
