import { Refusal } from "../../core/refusal";
import { hashOf } from "../../http/tokens";

const prefixLength = 10;
/** What anybody would try first here, besides the login and the name. */
const ownWords = ["qinxue", "勤学", "admin", "administrator", "dangzhibu", "党支部", "county"];
/** So much more than the words makes a password: a year or a few digits do not. */
const leastRest = 5;

/**
 * A password that many use, or that is little more than the product's, the county's or the person's own name, written in
 * characters or in pinyin, is refused.
 */
export async function refuseEasyPassword(
  password: string,
  about: readonly (string | null | undefined)[],
  path = "password",
): Promise<void> {
  const plain = password.normalize("NFKC").toLowerCase();
  const named = about.flatMap((word) => (word ? [word.toLowerCase()] : []));
  const words = [...ownWords, ...named.flatMap(beginningsOf)].sort((a, b) => b.length - a.length);
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), plain);
  const joined = rest.replaceAll(/[\s\p{P}]/gu, "");
  const latin = await readingsOf(words);
  const most = Math.max(0, ...latin.map((word) => lettersOf(word, joined)));
  // What stands between and after the words is no more of a password than a year is.
  const isNamed = rest.length < plain.length || most > 0;
  const isLittleMore = isNamed && joined.length - most < leastRest;
  if (isLittleMore || (await isCommon(plain)))
    throw new Refusal("invalid_input", { fields: [{ path, reason: "weak" }] });
}

/** The word; and of a Chinese name what it is called for short, without 县 or 回族自治县. */
function beginningsOf(word: string): string[] {
  if (!isHan(word)) return word.length > 1 ? [word] : [];
  return Array.from({ length: word.length - 1 }, (_, n) => word.slice(0, n + 2));
}

const isHan = (word: string) => /^\p{Script=Han}+$/u.test(word);

type Readings = readonly string[][];
/** Every way in which the characters of the Chinese words are written in Latin letters: many are read in two ways. */
async function readingsOf(words: readonly string[]): Promise<Readings[]> {
  const { default: list } = await import("../../../db/pinyin.json");
  const syllables = Object.entries<string>(list.syllables);
  const readings = (character: string) =>
    syllables.flatMap(([syllable, read]) => (read.includes(character) ? [syllable] : []));
  return words.filter(isHan).map((word) => [...word].map(readings));
}

/** How many letters of a text are the word's, wherever it stands in it. */
function lettersOf(word: Readings, text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; ) {
    const ends = word.reduce<number[]>((found, syllables) => onFrom(found, syllables, text), [at]);
    const end = Math.max(at, ...ends);
    letters += end - at;
    at = Math.max(end, at + 1);
  }
  return letters;
}

function onFrom(starts: readonly number[], syllables: readonly string[], text: string): number[] {
  return starts.flatMap((start) =>
    syllables.flatMap((syllable) => (text.startsWith(syllable, start) ? [start + syllable.length] : [])),
  );
}

async function isCommon(password: string): Promise<boolean> {
  const { default: list } = (await import("../../../db/common-passwords.json")) as unknown as {
    default: { prefixes: string };
  };
  const prefix = (await hashOf(password)).slice(0, prefixLength);
  for (let at = 0; at < list.prefixes.length; at += prefixLength)
    if (list.prefixes.startsWith(prefix, at)) return true;
  return false;
}
