import fc from "fast-check";
import { expect, test } from "vitest";
import { unanswered } from "../../web/shell/draft-sent";
import { same } from "../../web/shell/draft-tabs";

const content = fc.dictionary(
  fc.constantFrom("title", "body", "declared", "isExcerpt"),
  fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null)),
);

test("whatever was sent without an answer is known again, and nothing else is", () => {
  fc.assert(
    fc.property(fc.array(content, { maxLength: 8 }), content, (sent, found) => {
      const onTheWay = unanswered();
      for (const each of sent) onTheWay.sent(each);
      const next = unanswered(onTheWay.prints());
      expect(next.has(found)).toBe(sent.some((each) => same(each, found)));
      for (const each of sent) expect(next.has(each)).toBe(true);
    }),
  );
});

test("what an earlier send brought to the server is known after later ones that did not arrive", () => {
  const onTheWay = unanswered();
  onTheWay.sent({ body: "第一句。" });
  onTheWay.sent({ body: "第一句。第二句。" });
  expect(onTheWay.has({ body: "第一句。", title: "" })).toBe(true);
});

test("with an answer nothing is on its way, and a long outage keeps the last five hundred", () => {
  const onTheWay = unanswered();
  for (let n = 0; n <= 500; n++) onTheWay.sent({ body: `${n}` });
  expect([onTheWay.prints().length, onTheWay.has({ body: "0" }), onTheWay.has({ body: "1" })]).toEqual([
    500,
    false,
    true,
  ]);
  onTheWay.alsoSent(["a tab's"]);
  expect(onTheWay.prints()).toContain("a tab's");
  onTheWay.answered();
  expect(onTheWay.prints()).toEqual([]);
});
