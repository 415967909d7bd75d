import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const sources = readdirSync("web", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".tsx"))
  .map((path) => ({ path, text: readFileSync(`web/${path}`, "utf8") }));

test("a password is typed masked, in the one field made for it, and password managers are told which it is", () => {
  const field = sources.find(({ path }) => path === "ui/Field.tsx")?.text ?? "";
  expect(field).toContain('type={shown() ? "text" : "password"}');
  expect(field).toContain("[shown, setShown] = createSignal(false)");
  const other = sources.filter(({ path, text }) => path !== "ui/Field.tsx" && /\btype="password"/.test(text));
  expect(other.map(({ path }) => path)).toEqual([]);
  const fields = sources.flatMap(({ text }) =>
    [...text.matchAll(/<PasswordField\b([\s\S]*?)\/>/g)].map(([, attributes = ""]) => attributes),
  );
  expect(fields.length).toBeGreaterThan(5);
  expect(fields.filter((one) => !/autocomplete="(current|new)-password"/.test(one))).toEqual([]);
});

test("nothing that is pasted is refused", () => {
  expect(sources.filter(({ text }) => /onPaste|on:paste|"paste"/.test(text)).map(({ path }) => path)).toEqual(
    [],
  );
});
