import * as v from "valibot";
import { UNIT_KINDS } from "../../../db/vocabulary";
import { Can, Created, DayText, Id, line, optionalLine, Version, YearNumber } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

/** Kinds a county may create; the root is made at sign-up. */
export const UnitKind = v.picklist(
  UNIT_KINDS.filter((kind): kind is Exclude<(typeof UNIT_KINDS)[number], "county"> => kind !== "county"),
);
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
export const QuotaTerms = v.strictObject({
  fromYear: v.number(),
  /** With a cap of 0, joins the pool at its parent. */
  optsIntoPool: v.boolean(),
  /** Annual assessment: the larger share, approved by the document. */
  approvedShare: v.boolean(),
  document: v.nullable(v.string()),
  id: v.string(),
  createdAt: v.number(),
});
export type QuotaTerms = v.InferOutput<typeof QuotaTerms>;

/** A unit in the fixed order; depth 0 is the county. People are those who belong today. */
export const UnitRow = v.strictObject({
  /** Whether that day has come. */
  isDissolved: v.boolean(),
  /** Whether the dissolution can be taken back: before its day, and on the day on which it was entered. */
  isWithdrawable: v.boolean(),
  depth: v.number(),
  can: Can,
  id: v.string(),
  parentId: v.nullable(v.string()),
  organId: v.nullable(v.string()),
  kind: v.picklist(UNIT_KINDS),
  name: v.string(),
  place: v.string(),
  dissolvedOn: v.nullable(v.string()),
  version: v.number(),
  people: v.number(),
  members: v.number(),
  /** The secretary's name, where one has an account. */
  secretary: v.nullable(v.string()),
});
export type UnitRow = v.InferOutput<typeof UnitRow>;

/** What is written down in the log under this concept's name. */
export const events = [
  "unit.created",
  "unit.renamed",
  "unit.moved",
  "unit.dissolved",
  "unit.dissolution_withdrawn",
  "unit.quota_terms_set",
] as const;

export const endpoints = {
  "GET /units": v.strictObject({
    units: v.array(UnitRow),
  }),
  "POST /units": Created,
  "PUT /units/:id": answersNothing,
  "POST /units/:id/dissolution": answersNothing,
  "DELETE /units/:id/dissolution": answersNothing,
  "POST /units/:id/move": answersNothing,
  "GET /units/:id/quota-terms": v.strictObject({
    terms: v.array(QuotaTerms),
  }),
  "POST /units/:id/quota-terms": Created,
} satisfies Endpoints;
