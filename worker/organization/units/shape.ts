import * as v from "valibot";
import { DayText, Id, line, optionalLine, Version, YearNumber } from "../../core/shapes";

/** Kinds a county may create; the root is made at sign-up. */
export const UnitKind = v.picklist(["party_committee", "general_branch", "branch", "joint_branch"]);
export type UnitKind = v.InferOutput<typeof UnitKind>;

export const CreateUnit = v.strictObject({ parentId: Id, kind: UnitKind, name: line(60) });
export type CreateUnit = v.InferOutput<typeof CreateUnit>;

export const RenameUnit = v.strictObject({ name: line(60), version: Version });
export const MoveUnit = v.strictObject({ direction: v.picklist(["up", "down"]), version: Version });
export type MoveUnit = v.InferOutput<typeof MoveUnit>;
export const DissolveUnit = v.strictObject({ on: DayText, version: Version });

/** How a unit's seats for "excellent" are counted from a year on. */
export const SetQuotaTerms = v.strictObject({
  fromYear: YearNumber,
  /** With a cap of 0, joins the pool at its parent. */
  optsIntoPool: v.boolean(),
  /** Annual assessment: the larger share, approved by the document. */
  approvedShare: v.boolean(),
  document: optionalLine(60),
  /** The unit's. */
  version: Version,
});
export type SetQuotaTerms = v.InferOutput<typeof SetQuotaTerms>;
/** As recorded, at UTC epoch ms. */
export type QuotaTerms = Omit<SetQuotaTerms, "version"> & { id: string; createdAt: number };

/** A unit in the fixed order; depth 0 is the county. People are those who belong today. */
export type UnitRow = {
  id: string;
  parentId: string | null;
  organId: string | null;
  kind: "county" | UnitKind;
  name: string;
  place: string;
  depth: number;
  dissolvedOn: string | null;
  /** Whether that day has come. */
  isDissolved: boolean;
  /** Whether the dissolution can be taken back: before its day, and on the day on which it was entered. */
  isWithdrawable: boolean;
  version: number;
  people: number;
  members: number;
  /** The secretary's name, where one has an account. */
  secretary: string | null;
  can: string[];
};
