import { createSignal } from "solid-js";
import { language, textReady } from "../text/index.ts";
import { createEffect } from "../ui/solid.ts";

type Listed = Awaited<ReturnType<typeof formErrorsLater>>;

/** What a summary lists of a refusal, once its words are there: a phone's page does not carry them before. */
export function useLateErrors(error: () => unknown, otherwise: () => string): () => Listed {
  const [errors, setErrors] = createSignal<Listed>([]);
  createEffect(() => {
    const now = error();
    setErrors([]);
    if (now) void formErrorsLater(now, otherwise()).then((listed) => error() === now && setErrors(listed));
  });
  return errors;
}

/** What a form's summary lists, as `sentenceLater`. */
async function formErrorsLater(error: unknown, otherwise: string) {
  try {
    const { fieldSentences, formErrors } = await import("../text/refusal-sentences.ts");
    if (language() === "en") await textReady();
    return formErrors(fieldSentences(error), error);
  } catch {
    return [{ sentence: otherwise }];
  }
}
