import { resolveTemplate } from "@solid-primitives/i18n";
import { createSignal } from "solid-js";

export type Language = "zh" | "en";

type Word = string | ((params: never) => string);
type Dictionary = Record<string, Word>;
type Names<S> = S extends `${string}{{${infer P}}}${infer Rest}` ? Trim<P> | Names<Rest> : never;
type Trim<S> = S extends ` ${infer R}` ? Trim<R> : S extends `${infer L} ` ? Trim<L> : S;
type ParamsOf<W> = W extends (params: infer P) => string
  ? P
  : [Names<W>] extends [never]
    ? undefined
    : Record<Names<W> & string, string | number>;

export type Concept<D extends Dictionary> = { name: string; zh: D };
/** The English of a concept: every key of the Chinese, none more; a sentence with parameters may be a function. */
export type English<C> =
  C extends Concept<infer D>
    ? { [K in keyof D]: string | ((params: NonNullable<ParamsOf<D[K]>>) => string) }
    : never;
export type Translate<D extends Dictionary> = <K extends keyof D & string>(
  key: K,
  ...params: ParamsOf<D[K]> extends undefined ? [] : [ParamsOf<D[K]>]
) => string;

const [language, setLanguage] = createSignal<Language>("zh");

export { language };

type Loaded = Record<string, Dictionary>;
const english: Loaded = {};
const waiting = new Set<string>();
const englishFiles = import.meta.glob<Record<string, Dictionary>>("./*.en.ts");

/** Declares a concept's Chinese words; the English of the same name lives in `<name>.en.ts`. */
export function words<const D extends Dictionary>(name: string, zh: D): Concept<D> {
  if (!(name in english)) waiting.add(name);
  return { name, zh };
}

/** Resolves once the words of every page loaded so far are there in the chosen language. */
export async function textReady(): Promise<void> {
  if (language() === "en") await loadEnglish();
}

export async function chooseLanguage(chosen: Language): Promise<void> {
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

function say(word: Word | undefined, params: unknown): string {
  if (word === undefined) return "";
  if (typeof word === "function") return (word as (params: unknown) => string)(params);
  return params ? resolveTemplate(word, params as Record<string, string>) : word;
}

async function loadEnglish() {
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
