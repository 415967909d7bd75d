/** The schedule's statements over all counties of a shard say so; none of them touches anybody's record. */
const everyCounty = "/* every county */";

/** County tables that may be written without a row in the log, each with its reason. */
export const unlogged: Record<string, string> = {
  drafts: "a draft is nobody's record yet",
  inbox_items: "tells of what is logged beside it; that it was read is the reader's own affair",
  login_sessions: "lucia's own statement; the sign-in or sign-out beside it is logged",
  sign_in_charges: "counts tries before anything is compared; a complete sign-in is logged",
  device_tries: "counts tries before anything is compared; a complete sign-in is logged",
  failed_sign_ins: "is the log of failed sign-ins, counted by the quarter of an hour",
  runs: "is the ledger of the schedule; what a run does to records is logged with each slice",
  applications: "waits before there is a county; founding one is logged",
  application_decisions: "the operator's, before there is a county; founding one is logged",
  guards: "holds nothing",
};

const written =
  /\b(?:insert\s+(?:or\s+\w+\s+)?into|replace\s+into|update(?:\s+or\s+\w+)?|delete\s+from)\s+["`]?(\w+)["`]?(?!\s*\.)/i;

/** The table that a statement writes; a clause DO UPDATE names none. */
export function writtenBy(sql: string): string | undefined {
  const table = written.exec(
    sql.replaceAll(/'(?:[^']|'')*'/g, "''").replaceAll(/\bdo\s+update\s+set\b/gi, ""),
  );
  return table?.[1]?.toLowerCase();
}

/** Tables that these statements, which stand or fall together, write without a row in the log beside them. */
export function writesUnlogged(batch: readonly string[]): string[] {
  const tables = batch.filter((sql) => !sql.includes(everyCounty)).map(writtenBy);
  if (tables.includes("audit_log")) return [];
  return tables.filter((table) => table !== undefined && !Object.hasOwn(unlogged, table)) as string[];
}
