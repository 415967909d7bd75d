import fc from "fast-check";
import { expect, test } from "vitest";
import { numbersFrom } from "../../../db/demo/random";
import { writing } from "../../../db/demo/writing";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import {
  isAlike,
  isComparable,
  isCompared,
  likenessOf,
  piecesOf,
  repetitionOf,
  runsOf,
  sketchOf,
} from "../../../worker/writing/likeness/rules";

const { alike } = defaultMeasures().inspection;
const note = (seed: number, characters = 750) => writing(numbersFrom(seed), characters);

/** Every twentieth character another one: 95 % of the text stands. */
const changedAllOver = (text: string) => [...text].map((one, at) => (at % 20 === 7 ? "改" : one)).join("");
/** The last twentieth another text. */
const changedAtTheEnd = (text: string, other: string) =>
  text.slice(0, Math.floor(text.length * 0.95)) + other.slice(0, Math.ceil(text.length * 0.05));

/** In how many bands two texts meet: from one on, the one is found by the other. */
function met(a: readonly number[], b: readonly number[]): number {
  return a.filter((band, at) => band === b[at]).length;
}

function hinted(a: string, b: string): boolean {
  const [one, other] = [piecesOf(a), piecesOf(b)];
  return met(sketchOf(one), sketchOf(other)) > 0 && isAlike(likenessOf(one, other), alike);
}

test("scenario 13: two notes 95 % alike are hinted at; with every twentieth character another one, which is three quarters alike, nine in ten", () => {
  let allOver = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const text = note(seed);
    allOver += Number(hinted(text, changedAllOver(text)));
    expect([seed, hinted(text, changedAtTheEnd(text, note(seed + 1_000)))]).toEqual([seed, true]);
  }
  expect(allOver).toBeGreaterThanOrEqual(54);
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

test("the same text is wholly alike and met in all eight bands, one without a piece in common not at all", () => {
  const han = (from: number) =>
    fc
      .array(fc.integer({ min: from, max: from + 4_000 }), { minLength: 8, maxLength: 80 })
      .map((points) => String.fromCodePoint(...points));
  fc.assert(
    fc.property(han(0x4e00), han(0x6000), (a, b) => {
      const [one, other] = [piecesOf(a), piecesOf(b)];
      expect(likenessOf(one, one)).toEqual({ shared: one.size, pieces: one.size });
      expect(met(sketchOf(one), sketchOf(piecesOf(a)))).toBe(8);
      expect(likenessOf(one, other).shared).toBe(0);
      expect(met(sketchOf(one), sketchOf(other))).toBe(0);
    }),
  );
}, 60_000);

/** A text with a share of its characters changed, here and there or in one stretch. */
function changed(text: string, share: number, seed: number, stretch: boolean): string {
  const random = numbersFrom(seed);
  const characters = [...text];
  const count = Math.round(characters.length * share);
  const from = Math.floor(random() * (characters.length - count));
  const isChanged = (at: number) => (stretch ? at >= from && at < from + count : random() < share);
  return characters
    .map((one, at) => (isChanged(at) ? String.fromCodePoint(0x4e00 + Math.floor(random() * 20_000)) : one))
    .join("");
}

test("near copies with a tenth to a fifth changed meet as often as eight bands of four promise: 1 − (1 − s⁴)⁸", () => {
  for (const stretch of [true, false]) {
    let [promised, variance, found, near, tried] = [0, 0, 0, 0, 0];
    for (let seed = 1; seed <= 200; seed++) {
      const text = note(seed);
      const copy = changed(text, 0.1 + 0.1 * ((seed % 11) / 10), seed, stretch);
      const [one, other] = [piecesOf(text), piecesOf(copy)];
      const { shared, pieces } = likenessOf(one, other);
      const chance = 1 - (1 - (shared / pieces) ** 4) ** 8;
      promised += chance;
      variance += chance * (1 - chance);
      const isMet = met(sketchOf(one), sketchOf(other)) > 0;
      found += Number(isMet);
      if (isAlike({ shared, pieces }, alike)) [tried, near] = [tried + 1, near + Number(isMet)];
    }
    // Four standard deviations: the seeds are fixed, so that this never fails by chance.
    expect(Math.abs(found - promised)).toBeLessThan(4 * Math.sqrt(variance));
    if (stretch) expect([tried > 150, near / tried > 0.85]).toEqual([true, true]);
  }
});

test("in which order the bands stand is the same to whether two texts meet, and in which the pieces do to the sketch", () => {
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), order, (seed, places) => {
      const one = piecesOf(note(seed, 300));
      const other = piecesOf(changed(note(seed, 300), 0.15, seed, true));
      const ordered = (bands: number[]) => places.map((at) => bands[at] ?? 0);
      const [a, b] = [sketchOf(one), sketchOf(other)];
      expect(met(ordered(a), ordered(b))).toBe(met(a, b));
      expect(sketchOf(new Set([...one].toReversed()))).toEqual(a);
    }),
    { numRuns: 30 },
  );
}, 60_000);

test("a sketch stays what it was, so that those which are kept still fit", () => {
  expect(sketchOf(piecesOf("学习贯彻会议精神"))).toEqual([
    3727358772, 4083592211, 4234131519, 3342467840, 4136554417, 1026748195, 3378428530, 896683091,
  ]);
});

test("a sentence said three times over is a text that repeats itself; what is said once or twice is none", () => {
  const repeats = (text: string) => isAlike(repetitionOf(runsOf(text)), alike);
  const sentence = "要把学到的东西用到本职工作中去，把每一件小事办好。";
  expect([1, 2, 3, 40].map((times) => repeats(sentence.repeat(times)))).toEqual([false, false, true, true]);
  expect(repetitionOf(runsOf("一二三一二三一二三"))).toEqual({ shared: 4, pieces: 7 });
  for (let seed = 1; seed <= 40; seed++) expect([seed, repeats(note(seed, 1_700))]).toEqual([seed, false]);
});

test("the county's share is a bar that counts as reached", () => {
  expect([isAlike({ shared: 3, pieces: 5 }, alike), isAlike({ shared: 59, pieces: 100 }, alike)]).toEqual([
    true,
    false,
  ]);
  expect(isAlike({ shared: 0, pieces: 0 }, alike)).toBe(false);
  expect(isAlike({ shared: 1, pieces: 1 }, alike)).toBe(true);
});

test("books, excerpts and texts of a few words are not compared, nor any where the county does not want it", () => {
  expect([
    isComparable({ form: "typed", isExcerpt: false }),
    isComparable({ form: "book", isExcerpt: false }),
    isComparable({ form: "typed", isExcerpt: true }),
    isCompared({ characters: 100 }, alike),
    isCompared({ characters: 99 }, alike),
    isCompared({ characters: 100 }, { ...alike, on: false }),
  ]).toEqual([true, false, false, true, false, false]);
});
