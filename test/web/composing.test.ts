import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isComposing } from "../../web/ui/composing";

test("the Enter of an input method is none, also where only its key code says so", () => {
  expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
});

test("whoever listens to keys asks first whether an input method is writing", () => {
  const listening = readdirSync("web", { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith("ui/composing.ts"))
    .map((path) => ({ path, text: readFileSync(`web/${path}`, "utf8") }))
    .filter(({ text }) =>
      /onKeyDown|onKeyPress|onKeyUp|"key(?:down|up|press)"|event\.isComposing/.test(text),
    );
  expect(listening.length).toBeGreaterThan(5);
  expect(
    listening.filter(({ text }) => !/isComposing\(event\)/.test(text) || /event\.isComposing/.test(text)),
  ).toEqual([]);
});
