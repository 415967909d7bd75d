import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { refusals } from "../../web/text/refusals.zh.ts";
import { statusOf } from "../../worker/core/refusal.ts";

type Dictionary = Record<string, unknown>;
type Concept = { name: string; zh: Dictionary };

const folder = new URL("../../web/text/", import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
const isConcept = (value: unknown): value is Concept =>
  typeof value === "object" && value !== null && "name" in value && "zh" in value;

async function concepts(): Promise<Concept[]> {
  const modules = await Promise.all(
    files
      .filter((file) => file.endsWith(".zh.ts"))
      .map(async (file): Promise<Dictionary> => import(new URL(file, folder).href)),
  );
  return modules.flatMap((module) => Object.values(module).filter(isConcept));
}

const english = async (name: string): Promise<Dictionary> => {
  const module: Dictionary = await import(new URL(`${name}.en.ts`, folder).href);
  return Object.values(module)[0] as Dictionary;
};

test("every concept says the same things in both languages", async () => {
  for (const concept of await concepts()) {
    expect(files, `${concept.name} needs ${concept.name}.en.ts`).toContain(`${concept.name}.en.ts`);
    expect(Object.keys(await english(concept.name)).sort(), concept.name).toEqual(
      Object.keys(concept.zh).sort(),
    );
  }
});

test("a sentence names the same parameters in both languages", async () => {
  const named = (word: unknown) =>
    typeof word === "string"
      ? [...word.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((found) => found[1]).sort()
      : undefined;
  for (const concept of await concepts()) {
    const other = await english(concept.name);
    for (const [key, word] of Object.entries(concept.zh)) {
      const theirs = named(other[key]);
      if (typeof word !== "string" || theirs === undefined) continue;
      const extra = theirs.filter((name) => !named(word)?.includes(name));
      expect(extra, `${concept.name}.${key}`).toEqual([]);
    }
  }
});

test("no English text holds Chinese, except names and examples from real life", async () => {
  const allowed = new Set([
    "parent_kind_help",
    "other_language",
    "other_language_short",
    "find_help",
    "su_office_help",
  ]);
  for (const concept of await concepts()) {
    for (const [key, word] of Object.entries(await english(concept.name))) {
      if (allowed.has(key) || typeof word !== "string") continue;
      expect(word, `${concept.name}.${key}`).not.toMatch(/\p{Script=Han}/u);
    }
  }
});

test("every refusal code has its sentence", () => {
  for (const code of Object.keys(statusOf)) expect(Object.keys(refusals.zh)).toContain(code);
});
