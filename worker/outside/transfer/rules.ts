/** Tables that stay here: what one signs in by, what is nobody's record yet, and what only keeps writes apart (F35). */
export const keptBack: readonly string[] = [
  "login_sessions",
  "second_factors",
  "recovery_codes",
  "sign_in_charges",
  "device_tries",
  "one_time_links",
  "one_time_link_ends",
  "idempotency_keys",
  "drafts",
  "applications",
  "application_decisions",
  "guards",
];

/** Columns that stay here although their table goes (F35). */
export const keptBackColumns: Readonly<Record<string, readonly string[]>> = {
  accounts: ["passwordHash", "generation"],
};

/** One line of a text file that a spreadsheet opens: every text in quotes and none of them run as a formula (F35). */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "1" : "0";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `"${inert(text).replaceAll('"', '""')}"`;
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front and stays text. */
export function inert(text: string): string {
  return /^[\s\u200b\ufeff]*[=+\-@＝＋－＠|%]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}
