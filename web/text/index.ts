import { createSignal } from "solid-js";
import { type Concept, type Dictionary, say, type Translate, waiting } from "./words.ts";

export { type Concept, type English, type Translate, words } from "./words.ts";

export type Language = "zh" | "en";

const [language, setLanguage] = createSignal<Language>("zh");
/** Chosen, its first words perhaps still on their way: a page that arrives meanwhile waits for its own. */
let wanted: Language = "zh";

export { language };

type Loaded = Record<string, Dictionary>;
const english: Loaded = {};

/** Resolves once the words of every page loaded so far are there in the chosen language. */
export async function textReady(): Promise<void> {
  if (wanted === "en") await loadEnglish();
}

export async function chooseLanguage(chosen: Language): Promise<void> {
  wanted = chosen;
  if (chosen === "en") await loadEnglish();
  setLanguage(chosen);
  document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
  remember("language", chosen);
}

export function rememberedLanguage(): Language {
  return recall("language") === "en" ? "en" : "zh";
}

export function useText<D extends Dictionary>(concept: Concept<D>): Translate<D> {
  return (key, ...params) => {
    const own = language() === "en" ? english[concept.name]?.[key] : undefined;
    return say(own ?? concept.zh[key], params[0]);
  };
}

async function loadEnglish() {
  const { englishFiles } = await import("./english.ts");
  await Promise.all(
    [...waiting].map(async (name) => {
      const module = await englishFiles[`./${name}.en.ts`]?.();
      const words = module && Object.values(module)[0];
      if (words) english[name] = words;
      waiting.delete(name);
    }),
  );
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(`qinxue.${key}`);
  } catch {
    return null;
  }
}

function remember(key: string, value: string) {
  try {
    localStorage.setItem(`qinxue.${key}`, value);
  } catch {
    // A browser that keeps nothing still shows the page.
  }
}
