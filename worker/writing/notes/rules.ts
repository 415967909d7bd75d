import { Refusal } from "../../core/refusal";
import { CHARACTER_RULE, characterCount } from "../../measures/versions/rules-characters";
import type { WriteNote } from "./shape";

/** Typed notes are counted, whatever the client says; a book declares its count until an inspector verifies it (measures §3). */
export function countOf({ form, body, declaredCharacters }: WriteNote): {
  characters: number;
  characterRule: string;
} {
  if (form === "book") {
    if (declaredCharacters === undefined)
      throw new Refusal("invalid_input", { fields: [{ path: "declaredCharacters", reason: "required" }] });
    return { characters: declaredCharacters, characterRule: "declared" };
  }
  if (declaredCharacters !== undefined)
    throw new Refusal("invalid_input", {
      fields: [{ path: "declaredCharacters", reason: "only_for_a_book" }],
    });
  const characters = characterCount(body);
  if (characters === 0)
    throw new Refusal("invalid_input", { fields: [{ path: "body", reason: "required" }] });
  return { characters, characterRule: CHARACTER_RULE };
}
