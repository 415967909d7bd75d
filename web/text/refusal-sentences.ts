import type { FieldRefusal } from "../../worker/core/refusal.ts";
import { ApiRefusal } from "../api.ts";
import { useText } from "./index.ts";
import { reasons, refusals } from "./refusals.zh.ts";

const refusal = useText(refusals);
const reason = useText(reasons);

/** The sentence for anything that was thrown while talking to the server. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof ApiRefusal)) return refusal("unexpected");
  const say = refusal as (key: string, params: Record<string, string | number>) => string;
  return error.code in refusals.zh ? say(error.code, error.body.params ?? {}) : refusal("unexpected");
}

/** The sentence for one refused field. */
export function sentenceAt(field: FieldRefusal): string {
  const key = field.reason in reasons.zh ? (field.reason as keyof typeof reasons.zh) : "other";
  const say = reason as (key: string, params: Record<string, string | number>) => string;
  return say(key, field.params ?? {});
}

/** Field path → sentence, for the fields of a form. */
export function fieldSentences(error: unknown): Record<string, string> {
  if (!(error instanceof ApiRefusal)) return {};
  return Object.fromEntries(error.fields.map((field) => [field.path, sentenceAt(field)]));
}

/** What a form's summary lists: the fields that are wrong, else why all of it was refused. */
export function formErrors(wrong: Readonly<Record<string, string>>, error: unknown) {
  const fields = Object.entries(wrong).map(([name, sentence]) => ({ name, sentence }));
  return fields.length || !error ? fields : [{ sentence: sentenceOf(error) }];
}
