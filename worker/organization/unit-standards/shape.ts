import * as v from "valibot";
import { DayText, line, optionalLine, Version, YearNumber } from "../../core/shapes";

/** What can be marked as not applying to a unit: the meetings that a branch owes, and the columns of the comparison. */
export const UNIT_STANDARDS = [
  "branch_general_meeting",
  "branch_committee_meeting",
  "group_meeting",
  "party_lesson",
  "themed_party_day",
  "organizational_life_meeting",
  "attendance",
  "hours",
  "notes",
  "essays",
  "inspection",
] as const;
export type UnitStandard = (typeof UNIT_STANDARDS)[number];

/** Holds for what is below too, from a year on, until something else is said. */
export const SetStandardTerms = v.strictObject({
  standard: v.picklist(UNIT_STANDARDS),
  fromYear: YearNumber,
  applies: v.boolean(),
  /** Why not; nothing where it applies again. */
  reason: optionalLine(120),
  /** The unit's. */
  version: Version,
});
export type SetStandardTerms = v.InferOutput<typeof SetStandardTerms>;
/** As recorded, at UTC epoch ms. */
export type StandardTerms = Omit<SetStandardTerms, "version"> & { id: string; createdAt: number };

/** A party group of a branch from a day on. */
export const FormGroup = v.strictObject({ name: line(40), fromOn: DayText });
export type FormGroup = v.InferOutput<typeof FormGroup>;
/** From the day on it is no more. */
export const EndGroup = v.strictObject({ on: DayText, version: Version });
export type EndGroup = v.InferOutput<typeof EndGroup>;

export type PartyGroup = {
  id: string;
  name: string;
  fromOn: string;
  untilOn: string | null;
  version: number;
};
