import type { Site } from "./sites.ts";

/** A mutant that no test can kill: in which file, on a line of which text, what for what, and why it changes nothing. */
export type Equivalent = { file: string; text: string; before: string; after: string; proof: string };

export const equivalents: readonly Equivalent[] = [];

export function equivalentOf(site: Site): Equivalent | undefined {
  return equivalents.find((entry) => fits(entry, site));
}

/** Entries whose line was rewritten since: their proof speaks of nothing. */
export function unfitting(sites: readonly Site[]): Equivalent[] {
  return equivalents.filter((entry) => !sites.some((site) => fits(entry, site)));
}

const fits = (entry: Equivalent, site: Site) =>
  entry.file === site.file &&
  entry.text === site.text &&
  entry.before === site.before &&
  entry.after === site.after;
