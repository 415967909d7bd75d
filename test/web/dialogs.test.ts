import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { headOf } from "../../web/ui/form-errors";
import { isWork } from "../../web/ui/work";

test("what is typed is work; a search, a secret or a choice of one click is none", () => {
  for (const type of ["text", "textarea", "date", "select-one", "checkbox"])
    expect(isWork({ type })).toBe(true);
  for (const type of ["search", "password", "radio", "file"]) expect(isWork({ type })).toBe(false);
  expect(isWork({ type: "text", autocomplete: "one-time-code" })).toBe(false);
});

test("every way out of a dialog goes through its question", () => {
  const dialogs = readdirSync("web", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".tsx") && !path.endsWith("ui/Dialog.tsx"))
    .map((path) => ({ path, text: readFileSync(`web/${path}`, "utf8") }))
    .filter(({ text }) => /<Dialog\b/.test(text));
  expect(dialogs.length).toBeGreaterThan(20);
  const around = /<Button[^>]*>\s*\{[a-z]\("(?:cancel|close)"\)\}\s*<\/Button>/;
  expect(dialogs.filter(({ text }) => around.test(text)).map(({ path }) => path)).toEqual([]);
});

test("only what stands at a field is a place to correct: a lost network is not", () => {
  const labels = { errorSummary: (n: number) => `${n} places`, notDone: "not done" };
  expect(headOf([{ name: "reason", sentence: "short" }], labels)).toBe("1 places");
  expect(headOf([{ sentence: "No network" }], labels)).toBe("not done");
  expect(headOf([{ sentence: "stale" }, { name: "a", sentence: "b" }], labels)).toBe("1 places");
});
