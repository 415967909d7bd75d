import * as v from "valibot";
import { cleanName, halfCharacter, visible } from "./names";

/** Half of a character cannot be stored, shown or found. */
const Whole = v.pipe(
  v.string(),
  v.check((text) => !halfCharacter.test(text), "broken_character"),
);
/** Text in which nothing is invisible. */
export const Visible = v.pipe(Whole, v.transform(visible), v.trim());

/** Text of a form field: trimmed, nothing invisible in it, present, at most so many characters. */
export function line(max: number) {
  return v.pipe(Visible, v.minLength(1), v.maxLength(max));
}

export function optionalLine(max: number) {
  return v.optional(v.nullable(v.pipe(Visible, v.maxLength(max))), null);
}

/** A person's name, in the one form in which all names are stored. */
export function personName(max: number) {
  return v.pipe(Whole, v.transform(cleanName), v.minLength(1), v.maxLength(max));
}

/** What a list is searched for. */
export const Sought = v.optional(v.pipe(Visible, v.maxLength(40)));

function exists(day: string): boolean {
  const ms = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
  return new Date(ms).toISOString().slice(0, 10) === day;
}

/** A Shanghai day that exists, YYYY-MM-DD. */
export const DayText = v.pipe(
  v.string(),
  v.regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  v.check(exists, "no_such_day"),
);
/** YYYY-MM or YYYY-MM-DD: birth and joining dates are often known to the month only. */
export const DayOrMonth = v.pipe(
  v.string(),
  v.regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/),
  v.check((text) => text.length === 7 || exists(text), "no_such_day"),
);
export const QuarterText = v.pipe(v.string(), v.regex(/^20\d{2}Q[1-4]$/));
export const HalfText = v.pipe(v.string(), v.regex(/^20\d{2}H[12]$/));
export const YearNumber = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100));
/** A year from a query string. */
export const YearText = v.pipe(v.string(), v.regex(/^20\d{2}$/), v.transform(Number));
export const ClockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
export const Id = v.pipe(v.string(), v.regex(/^[a-z]{3}_[0-9A-Z]{26}$/));
/** The last row of the page before, as the server gave it; anything else is refused, never read as the first page. */
export function after(position: RegExp) {
  return v.optional(v.pipe(v.string(), v.maxLength(200), v.regex(position)));
}
const idAtEnd = "~[a-z]{3}_[0-9A-Z]{26}$";
export const AfterDay = after(new RegExp(`^\\d{4}-\\d{2}-\\d{2}${idAtEnd}`));
export const AfterHalf = after(new RegExp(`^\\d{4}H[12]${idAtEnd}`));
export const AfterMoment = after(new RegExp(`^\\d{4}-\\d{2}-\\d{2}~\\d{2}:\\d{2}${idAtEnd}`));
export const AfterPlace = after(new RegExp(`^[\\d/]*~.*${idAtEnd}`));

/** One value of a shape for each name of a list: a name more or less in the list is one more or less in the shape. */
export function each<const N extends readonly string[], S extends v.GenericSchema>(names: N, schema: S) {
  return v.strictObject(Object.fromEntries(names.map((name) => [name, schema])) as Record<N[number], S>);
}

export const Version = v.pipe(v.number(), v.integer(), v.minValue(0));
export const DivisionCode = v.pipe(v.string(), v.regex(/^\d{6}$/));

/** What the reader may do to what an answer shows: abilities by name. */
export const Can = v.array(v.string());
/** What a creation answers: the id of what is there now. */
export const Created = v.strictObject({ id: v.string() });
/** What a change answers that others may overtake: the version that holds now. */
export const Versioned = v.strictObject({ version: v.number() });

/** Which field or row is wrong and what about it: path as in the request, reason as a code, params for its sentence. */
export const FieldRefusal = v.strictObject({
  path: v.string(),
  reason: v.string(),
  params: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
});
export type FieldRefusal = v.InferOutput<typeof FieldRefusal>;
