import * as v from "valibot";
import { DayText, Id, Version, Visible } from "../../core/shapes";

/** What a column can mean. */
export const FIELDS = [
  "organ",
  "branch",
  "name",
  "staffNumber",
  "gender",
  "born",
  "standing",
  "joinedParty",
  "fullMemberOn",
  "enteredOn",
  "employment",
  "leadership",
  "title",
  "rank",
  "office",
  "phone",
  "remark",
] as const;
export type Field = (typeof FIELDS)[number];

/** An error keeps its row out. */
export const ERRORS = [
  "vacancy",
  "formula",
  "no_name",
  "odd_name",
  "missing_branch",
  "unknown_branch",
  "ambiguous_branch",
  "missing_standing",
] as const;
/** A warning lets its row in once a person has confirmed it. */
export const WARNINGS = [
  "repeated",
  "namesake",
  "impossible_date",
  "partial_date",
  "future_date",
  "year_in_date_cell",
  "born_too_early",
  "joined_too_early",
  "joined_before_birth",
  "joined_under_18",
  "odd_phone",
  "standing_unclear",
  "standing_blank",
  "recently_joined",
  "probationary_full_past",
  "full_under_18",
  "formula_value",
  "formula_empty",
] as const;
const oneByOne = ["repeated", "namesake"] as const;
type OneByOne = (typeof oneByOne)[number];
/** Warnings that may be confirmed for all rows at once; who may be somebody else is looked at one by one. */
export const BULK_WARNINGS = WARNINGS.filter(isBulk);
export function isBulk(code: ProblemCode): code is Exclude<Warning, OneByOne> {
  return (WARNINGS as readonly string[]).includes(code) && !(oneByOne as readonly string[]).includes(code);
}
export type Warning = (typeof WARNINGS)[number];
export const ProblemCode = v.picklist([...ERRORS, ...WARNINGS]);
export type ProblemCode = v.InferOutput<typeof ProblemCode>;

/** What a remark suggests; "transferred_in" moves the start of the membership, the others are exemptions. */
export const SUGGESTIONS = ["retired", "long_sick", "mobile", "seconded", "transferred_in"] as const;
export type SuggestionKind = (typeof SUGGESTIONS)[number];

const RowNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));
const Name = v.pipe(Visible, v.maxLength(60));

/** Which row is the header (the file's own number, 0: none) and what each column means. */
export const Mapping = v.strictObject({
  headerRow: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  columns: v.pipe(v.array(v.nullable(v.picklist(FIELDS))), v.maxLength(200)),
  /** The organ of rows that name none; null: branches hang directly below the unit of the import. */
  organName: v.nullable(Name),
});
export type Mapping = v.InferOutput<typeof Mapping>;

export const Choices = v.strictObject({
  confirmedWarnings: v.pipe(v.array(v.picklist(BULK_WARNINGS)), v.maxLength(30)),
  confirmedRows: v.pipe(v.array(RowNumber), v.maxLength(5_000)),
  excludedRows: v.pipe(v.array(RowNumber), v.maxLength(5_000)),
  /** Lists of the file that are left out, by their place in its source. */
  excludedTables: v.optional(
    v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(200)),
    [],
  ),
  acceptedSuggestions: v.pipe(
    v.array(v.strictObject({ row: RowNumber, kind: v.picklist(SUGGESTIONS), fromOn: v.optional(DayText) })),
    v.maxLength(5_000),
  ),
  /** Looked at, and nothing to record. */
  declinedSuggestions: v.optional(
    v.pipe(v.array(v.strictObject({ row: RowNumber, kind: v.picklist(SUGGESTIONS) })), v.maxLength(5_000)),
    [],
  ),
  createUnits: v.boolean(),
  /** The kind of a new organ whose name does not tell it. */
  parentKind: v.picklist(["party_committee", "general_branch"]),
  /** Where memberships start when the file does not say. */
  defaultFromOn: DayText,
  /** Who everybody is where no column tells who is a member of the party; null: not answered yet. */
  standing: v.optional(v.nullable(v.picklist(["full", "non_party"])), null),
});
export type Choices = v.InferOutput<typeof Choices>;

export const PutMapping = v.strictObject({ mapping: Mapping, version: Version });
export type PutMapping = v.InferOutput<typeof PutMapping>;
export const PutChoices = v.strictObject({ choices: Choices, version: Version });
export type PutChoices = v.InferOutput<typeof PutChoices>;
/** The version that the person saw: what was changed since is looked at first. */
export const CommitRoster = v.strictObject({
  version: Version,
  /** Remarks that nobody decided yet stay as tasks; without this they are asked about first. */
  later: v.optional(v.boolean(), false),
});
export type CommitRoster = v.InferOutput<typeof CommitRoster>;
export const DecideRemark = v.strictObject({
  kind: v.picklist(SUGGESTIONS),
  accepted: v.boolean(),
  fromOn: v.optional(DayText),
});
export type DecideRemark = v.InferOutput<typeof DecideRemark>;
export const UploadRoster = v.strictObject({ unit: v.optional(Id) });

export type Confidence = "exact" | "similar" | "content";

export const Outcome = v.picklist(["create", "here", "out"]);
export type Outcome = v.InferOutput<typeof Outcome>;
/** Why a row stays out. */
export const OutReason = v.picklist(["error", "unconfirmed", "excluded"]);
export type OutReason = v.InferOutput<typeof OutReason>;

export const RosterState = v.picklist(["draft", "committed", "undone"]);
export type RosterState = v.InferOutput<typeof RosterState>;
