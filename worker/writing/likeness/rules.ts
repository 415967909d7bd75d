import { compare, ofShare, ratio } from "../../core/rational";
import { lettersOf } from "../../measures/versions/rules-characters";
import type { Measures } from "../../measures/versions/shape";

/** Pieces of three characters: short enough to survive a changed word, long enough not to be everybody's. */
const PIECE = 3;
/** Two texts meet in a band with the fourth power of what they share: at four fifths 98 % meet in one of eight, at a quarter 3 %. */
export const BANDS = 8;
const ROWS = 4;

/** What two texts have in common: pieces in both, of the pieces in either. */
export type Likeness = { shared: number; pieces: number };

/** Every run of three characters of a text, punctuation, spaces and mark-up left out (product F19). */
export function runsOf(text: string): string[] {
  const letters = lettersOf(text);
  const runs: string[] = [];
  for (let at = 0; at + PIECE <= letters.length; at++) runs.push(letters.slice(at, at + PIECE).join(""));
  return runs;
}

/** The different ones among them (product F19). */
export function piecesOf(text: string): Set<string> {
  return new Set(runsOf(text));
}

/**
 * The smallest hash of a text's pieces under each of 32 functions, four to a band: two texts have each of them in common
 * with the probability of their likeness (product F19).
 */
export function sketchOf(pieces: ReadonlySet<string>): number[] {
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const piece of pieces) {
    const hash = hashOf(piece);
    for (const [at, seed] of SEEDS.entries()) {
      const mixed = mixed32(hash ^ seed);
      if (mixed < (least[at] ?? 0)) least[at] = mixed;
    }
  }
  return Array.from({ length: BANDS }, (_, band) =>
    least.slice(band * ROWS, (band + 1) * ROWS).reduce((all, one) => mixed32(Math.imul(all, 31) ^ one), band),
  );
}

/** FNV-1a of the code points. */
function hashOf(piece: string): number {
  let hash = 0x811c9dc5;
  for (const character of piece) hash = Math.imul(hash ^ Number(character.codePointAt(0)), 0x01000193);
  return hash >>> 0;
}

/** A permutation of the 32-bit numbers: MurmurHash3's last step. */
function mixed32(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const SEEDS = Array.from({ length: BANDS * ROWS }, (_, at) => mixed32(at + 1));

/** What a text says again, of all it says (product F19). */
export function repetitionOf(runs: readonly string[]): Likeness {
  return { shared: runs.length - new Set(runs).size, pieces: runs.length };
}

/** What two texts have in common, counted over all their pieces (product F19). */
export function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): Likeness {
  const shared = [...a].filter((piece) => b.has(piece)).length;
  return { shared, pieces: a.size + b.size - shared };
}

/** Near-identical, or said again, by the county's share: a hint for the inspector, never a fault by itself (measures §10, 13). */
export function isAlike({ shared, pieces }: Likeness, { share }: Measures["inspection"]["alike"]): boolean {
  return pieces > 0 && compare(ratio(shared, pieces), ofShare(share)) >= 0;
}

/** Whether a note can be told apart from others at all: typed, and not marked as an excerpt (product F17, F19). */
export function isComparable({ form, isExcerpt }: { form: string; isExcerpt: boolean }): boolean {
  return form === "typed" && !isExcerpt;
}

/** Whether the county wants it compared, and it is long enough for that (product F19). */
export function isCompared(
  { characters }: { characters: number },
  { on, fewestCharacters }: Measures["inspection"]["alike"],
): boolean {
  return on && characters >= fewestCharacters;
}
