import * as v from "valibot";
import { Created, DayText, line, optionalLine, Version, YearNumber } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

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

/** A party group of a branch from a day on. */
export const FormGroup = v.strictObject({ name: line(40), fromOn: DayText });
export type FormGroup = v.InferOutput<typeof FormGroup>;
/** From the day on it is no more. */
export const EndGroup = v.strictObject({ on: DayText, version: Version });
export type EndGroup = v.InferOutput<typeof EndGroup>;

/** As recorded, at UTC epoch ms. */
export const StandardTerms = v.strictObject({
  /** Why not; nothing where it applies again. */
  reason: v.nullable(v.string()),
  standard: v.picklist(UNIT_STANDARDS),
  fromYear: v.number(),
  applies: v.boolean(),
  id: v.string(),
  createdAt: v.number(),
});
export type StandardTerms = v.InferOutput<typeof StandardTerms>;

export const PartyGroup = v.strictObject({
  id: v.string(),
  name: v.string(),
  fromOn: v.string(),
  untilOn: v.nullable(v.string()),
  version: v.number(),
});
export type PartyGroup = v.InferOutput<typeof PartyGroup>;

/** What is written down in the log under this concept's name. */
export const events = ["unit.standard_terms_set", "group.formed", "group.ended"] as const;

export const endpoints = {
  "POST /units/:id/groups": Created,
  "POST /units/:id/groups/:group/end": answersNothing,
  "GET /units/:id/standards": v.strictObject({
    terms: v.array(StandardTerms),
    groups: v.array(PartyGroup),
  }),
  "POST /units/:id/standards": Created,
} satisfies Endpoints;
