import type { Dictionary } from "./words.ts";

/** Every concept's English by its file, each its own part: only readers of English ask for it. */
export const englishFiles = import.meta.glob<Record<string, Dictionary>>("./**/*.en.ts");
