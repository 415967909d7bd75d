import type { Dictionary } from "./words.ts";

/** Every concept's English by its file, each its own part: asked for by whoever reads English alone. */
export const englishFiles = import.meta.glob<Record<string, Dictionary>>("./**/*.en.ts");
