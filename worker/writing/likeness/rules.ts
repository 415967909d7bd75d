import { compare, floor, mul, ofShare, ratio } from "../../core/rational";
import { lettersOf } from "../../measures/versions/rules-characters";
import { LEAST_ALIKE, type Measures } from "../../measures/versions/shape";

/** Pieces of three characters: short enough to survive a changed word, long enough not to be everybody's. */
const PIECE = 3;
/** How many pieces a note is found again by. */
const FINGERS = 32;
/** Of so many in common a text is read whole: three quarters of what two notes at the least share that measures allow have on average. */
export const WORTH_READING = floor(mul(ofShare(LEAST_ALIKE), ratio(FINGERS * 3, 4)));

/** What two texts have in common: pieces in both, of the pieces in either. */
export type Likeness = { shared: number; pieces: number };

/** Every different run of three characters of a text, punctuation, spaces and mark-up left out (product F19). */
export function piecesOf(text: string): Set<string> {
  const letters = lettersOf(text);
  const pieces = new Set<string>();
  for (let at = 0; at + PIECE <= letters.length; at++) pieces.add(letters.slice(at, at + PIECE).join(""));
  return pieces;
}

/** The smallest hashes of a text's pieces: texts with much in common have most of them in common (product F19). */
export function fingerprintOf(pieces: ReadonlySet<string>): number[] {
  return [...new Set([...pieces].map(hashOf))].toSorted((a, b) => a - b).slice(0, FINGERS);
}

/** FNV-1a of the code points. */
function hashOf(piece: string): number {
  let hash = 0x811c9dc5;
  for (const character of piece) hash = Math.imul(hash ^ Number(character.codePointAt(0)), 0x01000193);
  return hash >>> 0;
}

/** What two texts have in common, counted over all their pieces (product F19). */
export function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): Likeness {
  const shared = [...a].filter((piece) => b.has(piece)).length;
  return { shared, pieces: a.size + b.size - shared };
}

/** Near-identical by the county's share: a hint for the inspector, never a fault by itself (measures §10, 13). */
export function isAlike({ shared, pieces }: Likeness, { share }: Measures["inspection"]["alike"]): boolean {
  return pieces > 0 && compare(ratio(shared, pieces), ofShare(share)) >= 0;
}

/** Whether a note can be told apart from others at all: typed, and not marked as an excerpt (product F17, F19). */
export function isComparable({ form, isExcerpt }: { form: string; isExcerpt: boolean }): boolean {
  return form === "typed" && !isExcerpt;
}

/** Whether the county wants it compared, and it is long enough for that (product F19). */
export function isCompared(
  note: { form: string; isExcerpt: boolean; characters: number },
  { on, fewestCharacters }: Measures["inspection"]["alike"],
): boolean {
  return on && isComparable(note) && note.characters >= fewestCharacters;
}
