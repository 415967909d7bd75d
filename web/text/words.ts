import { resolveTemplate } from "@solid-primitives/i18n";

type Word = string | ((params: never) => string);
export type Dictionary = Record<string, Word>;
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

/** Concepts whose English has not been asked for yet. */
export const waiting = new Set<string>();

/** Declares a concept's Chinese words; the name is its path below text/, without the language. */
export function words<const D extends Dictionary>(name: string, zh: D): Concept<D> {
  waiting.add(name);
  return { name, zh };
}

/** A word with its parameters filled in; nothing for a word that is not there. */
export function say(word: Word | undefined, params: unknown): string {
  if (word === undefined) return "";
  if (typeof word === "function") return (word as (params: unknown) => string)(params);
  return params ? resolveTemplate(word, params as Record<string, string>) : word;
}
