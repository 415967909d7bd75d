const nothingTyped = new Set(["search", "password", "radio", "file", "hidden"]);

/** Whether what was put into a field would be missed: no search, no secret, nothing that is one click to choose again. */
export function isWork(field: { type?: string; autocomplete?: string }): boolean {
  return !nothingTyped.has(field.type ?? "") && field.autocomplete !== "one-time-code";
}
