import { type Day, yearOf } from "../../core/calendar";
import { Refusal } from "../../core/refusal";
import { CHARACTER_RULE, characterCount } from "./rules";
import type { WriteNote } from "./shape";

/** What is written is of the current work year, not in the future; last year's is entered until its measures' day, by the county also later (measures §2). */
export function refuseUnlessInYear(
  day: Day,
  today: Day,
  path: string,
  lateUntil: string | null,
  byCounty = false,
): void {
  if (day > today) throw new Refusal("invalid_input", { fields: [{ path, reason: "in_the_future" }] });
  const inTime = byCounty || (lateUntil !== null && today.slice(5) <= lateUntil);
  const late = yearOf(day) === yearOf(today) - 1 && inTime;
  if (yearOf(day) !== yearOf(today) && !late)
    throw new Refusal("invalid_input", { fields: [{ path, reason: "year_over" }] });
}

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
