import { monotonicFactory } from "ulidx";
import type * as schema from "../../db/schema/county";

const next = monotonicFactory();

/** The lists of prefixes that stand beside the tables of each concept. */
type Lists = { [K in keyof typeof schema as K extends `${string}Ids` ? K : never]: (typeof schema)[K] };
export type IdPrefix = Lists[keyof Lists][number];

/** A prefixed ULID: unique over all shards, sorted by the time it was made and, within it, by the order of asking. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${next()}`;
}
