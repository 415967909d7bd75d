import fc from "fast-check";
import { expect, test } from "vitest";
import { hasSent, latest, printOf } from "../../web/shell/draft-sent";
import { same } from "../../web/shell/draft-tabs";

const content = fc.dictionary(
  fc.constantFrom("title", "body", "declared", "isExcerpt"),
  fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null)),
);

test("whatever was sent without an answer is known again, and nothing else is", () => {
  fc.assert(
    fc.property(fc.array(content, { maxLength: 8 }), content, (sent, found) => {
      const prints = latest(sent.map(printOf));
      expect(hasSent(prints, found)).toBe(sent.some((each) => same(each, found)));
      for (const each of sent) expect(hasSent(prints, each)).toBe(true);
    }),
  );
}, 60_000);

test("a text sent twice is noted once, and a long outage keeps the last five hundred", () => {
  const all = Array.from({ length: 501 }, (_, n) => printOf({ body: `${n}` }));
  const prints = latest([...all, ...all.slice(-2)]);
  expect([prints.length, ...["0", "1", "500"].map((body) => hasSent(prints, { body }))]).toEqual([
    500,
    false,
    true,
    true,
  ]);
});
