import { language, textReady } from "./index.ts";

/** The sentence for what was thrown, its words loaded only now: a phone's first page does not carry them. */
export async function sentenceLater(error: unknown, otherwise: string): Promise<string> {
  try {
    const { sentenceOf } = await import("./refusal-sentences.ts");
    if (language() === "en") await textReady();
    return sentenceOf(error);
  } catch {
    return otherwise;
  }
}
