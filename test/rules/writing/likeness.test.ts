import fc from "fast-check";
import { expect, test } from "vitest";
import { numbersFrom } from "../../../db/demo/random";
import { writing } from "../../../db/demo/writing";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import {
  fingerprintOf,
  isAlike,
  isCompared,
  likenessOf,
  piecesOf,
  WORTH_READING,
} from "../../../worker/writing/likeness/rules";

const { alike } = defaultMeasures().inspection;
const note = (seed: number, characters = 750) => writing(numbersFrom(seed), characters);

/** Every twentieth character another one: 95 % of the text stands. */
const changedAllOver = (text: string) => [...text].map((one, at) => (at % 20 === 7 ? "改" : one)).join("");
/** The last twentieth another text. */
const changedAtTheEnd = (text: string, other: string) =>
  text.slice(0, Math.floor(text.length * 0.95)) + other.slice(0, Math.ceil(text.length * 0.05));

function hinted(a: string, b: string): boolean {
  const [one, other] = [piecesOf(a), piecesOf(b)];
  const fingers = new Set(fingerprintOf(one));
  const found = fingerprintOf(other).filter((hash) => fingers.has(hash)).length >= WORTH_READING;
  return found && isAlike(likenessOf(one, other), alike);
}

test("scenario 13: two notes 95 % alike are hinted at, wherever the rest was changed", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const text = note(seed);
    expect([seed, hinted(text, changedAllOver(text))]).toEqual([seed, true]);
    expect([seed, hinted(text, changedAtTheEnd(text, note(seed + 1_000)))]).toEqual([seed, true]);
  }
});

test("two people's own notes on the same subjects are not hinted at", () => {
  const texts = Array.from({ length: 40 }, (_, seed) => note(seed + 1));
  const pairs = texts.flatMap((a, i) => texts.slice(i + 1).map((b) => hinted(a, b)));
  expect(pairs.filter(Boolean)).toEqual([]);
});

test("spacing, punctuation, mark-up and case change nothing; the likeness of a text with itself is whole", () => {
  const text = note(3);
  const spaced = `<p>${text.replaceAll("，", " , ").replaceAll("。", "。\n\n　　")}</p>`;
  const { shared, pieces } = likenessOf(piecesOf(text), piecesOf(spaced));
  expect([shared, pieces > 100]).toEqual([pieces, true]);
});

test("likeness is the same from either side, at most whole, and counted exactly", () => {
  expect(likenessOf(piecesOf("一二三四五"), piecesOf("二三四五六"))).toEqual({ shared: 2, pieces: 4 });
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const [one, other] = [piecesOf(a), piecesOf(b)];
      const likeness = likenessOf(one, other);
      expect(likenessOf(other, one)).toEqual(likeness);
      expect(likeness.shared).toBeLessThanOrEqual(likeness.pieces);
    }),
  );
}, 60_000);

test("a text is found again by the 32 smallest of its pieces' hashes, and read whole from twelve in common", () => {
  const prints = fingerprintOf(piecesOf(note(5)));
  expect([prints.length, WORTH_READING]).toEqual([32, 12]);
  const all = [...piecesOf(note(5))].flatMap((piece) => fingerprintOf(new Set([piece])));
  expect(prints).toEqual([...new Set(all)].toSorted((a, b) => a - b).slice(0, 32));
});

test("a piece's hash is the published one of 32 bits, so that prints which are kept still fit", () => {
  const hashes = ["a", "foobar"].map((piece) => fingerprintOf(new Set([piece])));
  expect(hashes).toEqual([[0xe40c292c], [0xbf9cf968]]);
});

test("the county's share is a bar that counts as reached", () => {
  expect([isAlike({ shared: 3, pieces: 5 }, alike), isAlike({ shared: 59, pieces: 100 }, alike)]).toEqual([
    true,
    false,
  ]);
  expect(isAlike({ shared: 0, pieces: 0 }, alike)).toBe(false);
  expect(isAlike({ shared: 1, pieces: 1 }, alike)).toBe(true);
});

test("books, excerpts and notes of a few words are not compared, nor any where the county does not want it", () => {
  const typed = { form: "typed", isExcerpt: false, characters: 100 };
  expect([
    isCompared(typed, alike),
    isCompared({ ...typed, form: "book" }, alike),
    isCompared({ ...typed, isExcerpt: true }, alike),
    isCompared({ ...typed, characters: 99 }, alike),
    isCompared(typed, { ...alike, on: false }),
  ]).toEqual([true, false, false, false, false]);
});
