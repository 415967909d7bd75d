import { ceil, mul, ofShare, ratio } from "../../core/rational";
import type { Measures } from "../../measures/versions/shape";

/** The persons of one branch drawn for the spot check: the ceiling of its share, from the list sorted by id, by the stored seed (measures §6). */
export function spotCheckOf(ids: readonly string[], seed: string, measures: Measures): string[] {
  const list = [...new Set(ids)].toSorted();
  const size = Math.min(list.length, ceil(mul(ratio(list.length), ofShare(measures.inspection.spotCheck))));
  const next = numbersFrom(seed);
  for (const i of list.slice(0, size).keys()) {
    const j = i + Math.floor(next() * (list.length - i));
    [list[i], list[j]] = [list[j] as string, list[i] as string];
  }
  return list.slice(0, size).toSorted();
}

/** Evenly spread numbers from 0 to 1 that the seed alone decides (FNV-1a into mulberry32). */
function numbersFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
