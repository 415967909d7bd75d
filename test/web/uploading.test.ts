import { expect, test } from "vitest";
import { ApiRefusal } from "../../web/api";
import { fileSentence } from "../../web/text/papers/file-sentence";
import { OTHER_KINDS } from "../../worker/papers/sheets/kinds";

const refusal = (reason: string) =>
  new ApiRefusal(415, { code: "unsupported_media", fields: [{ path: "file", reason }] });

test("every kind of file that is no table has a sentence of its own", () => {
  const sentences = OTHER_KINDS.map((kind) => fileSentence(refusal(kind)));
  expect(new Set(sentences).size).toBe(OTHER_KINDS.length);
  expect(sentences).not.toContain(undefined);
  expect(fileSentence(refusal("is_pdf"))).toContain("PDF");
});

test("what is not about the file has no sentence here", () => {
  expect(fileSentence(new ApiRefusal(0, { code: "offline" }))).toBeUndefined();
});
