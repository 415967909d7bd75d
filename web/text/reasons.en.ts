import type { English } from "./index.ts";
import type { reasons as zh } from "./refusals.zh.ts";

export const reasons: English<typeof zh> = {
  required: "This has to be filled in.",
  too_short: (p) => (p.min === undefined ? "Too short." : `At least ${p.min} characters.`),
  too_long: (p) => (p.max === undefined ? "Too long." : `At most ${p.max} characters.`),
  invalid_format: (p) =>
    p.example === undefined ? "The format is wrong." : `Wrong format; for example ${p.example}.`,
  not_a_number: "Enter a number.",
  not_an_integer: "Enter a whole number.",
  not_a_day: "Enter a real date, for example 2026-10-14.",
  not_a_month: "Enter a year and month, for example 2026-10.",
  out_of_range: (p) =>
    p.min !== undefined && p.max !== undefined
      ? `Between ${p.min} and ${p.max}.`
      : p.min !== undefined
        ? `Not below ${p.min}.`
        : p.max !== undefined
          ? `Not above ${p.max}.`
          : "Outside the allowed range.",
  too_few: (p) => (p.min === undefined ? "Too few." : `At least ${p.min}.`),
  too_many: (p) => (p.max === undefined ? "Too many." : `At most ${p.max}.`),
  unknown_field: "The system does not know this field.",
  unknown_value: "Not one of the allowed values.",
  not_found: "Not found; choose again.",
  duplicate: "It occurs twice.",
  taken: "Taken; choose another.",
  before_start: "The end cannot be before the start.",
  in_future: "Not later than today.",
  in_past: "Not earlier than today.",
  weak: "Too easy to guess; choose a longer one.",
  mismatch: "It does not match the rest.",
  not_a_division: "Choose a county-level division from the list.",
  other: "This is not right; check it.",
};
