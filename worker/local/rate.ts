import { readFileSync } from "node:fs";
import { failureIn, ratedAnswer, refusedIn } from "../../web/text/rating/rated.ts";
import { Refusal } from "../core/refusal.ts";
import { rate } from "../rating/files/rules.ts";

/** `npm run -s rate -- FILE.json`: the proposal for a file of counted facts as JSON; a wrong file ends with 2 and one sentence. */
const { file, language } = askedFor(process.argv.slice(2));
const say = failureIn(language);

function askedFor(words: string[]): { file: string | undefined; language: "zh" | "en" } {
  const at = words.indexOf("--lang");
  const language = at >= 0 && words[at + 1] === "en" ? "en" : "zh";
  const rest = words.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  return { file: rest.length === 1 && !rest[0]?.startsWith("-") ? rest[0] : undefined, language };
}

function give(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch {
    return give(say.missing(path));
  }
}

function readJson(path: string): unknown {
  const text = textOf(path);
  try {
    return JSON.parse(text);
  } catch {
    return give(say.not_json(path));
  }
}

if (!file) give(say.usage);
try {
  process.stdout.write(`${JSON.stringify(ratedAnswer(rate(readJson(file))), null, 2)}\n`);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  give(refusedIn(language, error.details.fields ?? []));
}
