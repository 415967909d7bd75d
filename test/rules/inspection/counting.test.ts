import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  ceil,
  compare,
  div,
  floor,
  format,
  hundredths,
  max,
  min,
  mul,
  one,
  parse,
  percent,
  ratio,
  sub,
  truncate,
  zero,
} from "../../../worker/core/rational";
import { characterCount } from "../../../worker/measures/versions/rules-characters";
import { attendanceRate, countsOf, STATUSES } from "../../../worker/measures/versions/rules-counting";
import { runs } from "../makers";

test.each([
  ["你好，世界！", 6],
  ["学习2026年计划", 6],
  ["GB/T 9704-2012 标准", 4],
  ["中,文", 2],
  ["𠮷野家", 3],
  ["“学习”——总结……", 10],
  [" \t\n\u3000", 0],
  ["", 0],
  ["\u{2EBF0}\u{30000}\u3400〇々", 5],
  ["ＧＢ２０２６", 1],
  ["AI\u200B学\uFEFF习", 3],
  ["e\u0301cole 学", 2],
  ["… ‘a’·b", 6],
  [", . - !", 0],
  ["<p>学习<b>笔</b>记</p><br/>a", 5],
  ["😀学习😀", 2],
  ["a < b 且 c > d", 5],
  ["学<!-- 不计 <b>也不</b> -->习", 2],
  ["学<!-->习<!---->记", 2],
  ["学<!-- 习", 2],
])("zh-1 counts %j as %i", (text, count) => {
  expect(characterCount(text)).toBe(count);
});

test("a comment counts nothing wherever it stands, an empty one too", () => {
  const texts = ["<!--学习-->学", "学<!--习-->", "<!---->学<!-- b -->习", "学<!-- a --><!--b-->习"];
  expect(texts.map(characterCount)).toEqual([1, 1, 2, 2]);
});

test("a text of beginnings of comments that never end is counted within a moment", () => {
  const started = process.cpuUsage();
  expect(characterCount("<!--".repeat(25_000))).toBe(0);
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(500);
});

test("zh-1 of two texts with a space between is the sum", () => {
  const text = fc.string({ unit: fc.constantFrom("学", "a", "1", "，", ",", " ", "𠮷", "…") });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(characterCount(`${a} ${b}`)).toBe(characterCount(a) + characterCount(b));
    }),
    runs,
  );
}, 60_000);

test.each([
  ["present", 1, 1, 0, 0],
  ["late", 1, 1, 0, 0],
  ["left_early", 1, 1, 0, 0],
  ["leave", 0, 0, 1, 1],
  ["made_up", 1, 1, 1, 0],
  ["official", 0, 0, 0, 0],
  ["unexcused", 1, 0, 0, 0],
  ["exempt", 0, 0, 0, 0],
] as const)(
  "%s counts as expected %i, present %i, leave %i, make-up owed %i",
  (status, expected, present, leaves, makeUpsOwed) => {
    expect(countsOf([status])).toMatchObject({ roll: 1, expected, present, leaves, makeUpsOwed });
  },
);

test("a rate without anybody expected is not applicable, never 0 or 100 %", () => {
  expect(attendanceRate(countsOf(["leave", "official", "exempt"]))).toBeUndefined();
  expect(attendanceRate(countsOf([]))).toBeUndefined();
});

test("counts do not depend on the order of the rows", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STATUSES)), (rows) => {
      expect(countsOf(rows.toReversed())).toEqual(countsOf(rows));
    }),
    runs,
  );
}, 60_000);

test("numbers are shown cut off, never rounded up", () => {
  expect(truncate(ratio(89996, 1000))).toBe("89.99");
  expect([
    truncate(ratio(95)),
    truncate(ratio(-1, 3)),
    truncate(ratio(-1, 1000)),
    percent(ratio(18, 19)),
  ]).toEqual(["95", "-0.33", "0", "94.73%"]);
  expect([floor(ratio(-7, 2)), ceil(ratio(7, 2)), floor(ratio(16, 3))]).toEqual([-4, 4, 5]);
  expect([floor(ratio(-1, 3)), floor(ratio(-4)), floor(ratio(0)), ceil(ratio(3)), ceil(ratio(1, 9))]).toEqual(
    [-1, -4, 0, 3, 1],
  );
  expect(["0/1", "-1/100", "1/100", "-7/2"].map((text) => truncate(parse(text)))).toEqual([
    "0",
    "-0.01",
    "0.01",
    "-3.5",
  ]);
  expect(["89996/1000", "95", "-1/3"].map(hundredths)).toEqual([8999, 9500, -34]);
});

test("a ratio has a denominator, which is positive in lowest terms", () => {
  expect(() => ratio(1, 0)).toThrow("a ratio needs a denominator");
  expect(
    [ratio(6, -4), ratio(-6, -4), ratio(1, -1), ratio(-1, 3), ratio(0, 7), ratio(-1)].map(format),
  ).toEqual(["-3/2", "3/2", "-1/1", "-1/3", "0/1", "-1/1"]);
  expect([zero, one].map(format)).toEqual(["0/1", "1/1"]);
});

test("ratios are compared by their worth, and the least and the most are found whichever comes first", () => {
  const [half, third] = [ratio(1, 2), ratio(1, 3)];
  expect([compare(half, third), compare(third, half), compare(half, ratio(2, 4))]).toEqual([1, -1, 0]);
  expect([min(half, third), min(third, half), min(half, half)]).toEqual([third, third, half]);
  expect([max(half, third), max(third, half), max(half, half)]).toEqual([half, half, half]);
});

test("rational arithmetic is exact and stored in lowest terms", () => {
  const number = fc.tuple(fc.integer(), fc.integer({ min: 1 })).map(([n, d]) => ratio(n, d));
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect(sub(add(a, b), b)).toEqual(a);
      if (b.n !== 0n) expect(mul(div(a, b), b)).toEqual(a);
      expect(parse(format(a))).toEqual(a);
      expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
    }),
    runs,
  );
}, 60_000);
