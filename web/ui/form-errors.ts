import type { Labels } from "./labels.ts";

export type FormError = { name?: string; sentence: string };

/** Only what stands at a field can be corrected there: a lost network is no mistake of the reader's. */
export function headOf(
  errors: readonly FormError[],
  labels: Pick<Labels, "errorSummary" | "notDone">,
): string {
  const places = errors.filter(({ name }) => name !== undefined).length;
  return places > 0 ? labels.errorSummary(places) : labels.notDone;
}
