import * as v from "valibot";
import { GRADES } from "../../../db/vocabulary";
import { Created, DayText, line, Version, YearNumber } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

/** A disciplinary warning or heavier: gate G9 of the year in which it was decided. */
export const RecordWarning = v.strictObject({ decidedOn: DayText, document: line(120) });
/** A case under review: a person with one on the assessment day is held. */
export const OpenCase = v.strictObject({ openedOn: DayText });
export const CloseCase = v.strictObject({ closedOn: DayText, version: Version });
/** A grade given by another unit and accepted with its document. */
export const AcceptOutside = v.strictObject({
  year: YearNumber,
  grade: v.picklist(GRADES),
  document: line(120),
});

export const Cases = v.strictObject({
  warnings: v.array(
    v.strictObject({
      createdAt: v.number(),
      createdBy: v.nullable(v.string()),
      id: v.string(),
      personId: v.string(),
      decidedOn: v.string(),
      document: v.string(),
      countyId: v.string(),
    }),
  ),
  cases: v.array(
    v.strictObject({
      createdAt: v.number(),
      createdBy: v.nullable(v.string()),
      id: v.string(),
      personId: v.string(),
      openedOn: v.string(),
      closedOn: v.nullable(v.string()),
      /** When the closing was recorded. */
      closedAt: v.nullable(v.number()),
      version: v.number(),
      countyId: v.string(),
    }),
  ),
  outside: v.array(
    v.strictObject({
      createdAt: v.number(),
      createdBy: v.nullable(v.string()),
      year: v.number(),
      personId: v.string(),
      grade: v.picklist(GRADES),
      document: v.string(),
      countyId: v.string(),
    }),
  ),
});
export type Cases = v.InferOutput<typeof Cases>;

/** What is written down in the log under this concept's name. */
export const events = [
  "warning.recorded",
  "case.opened",
  "case.closed",
  "outside_appraisal.accepted",
] as const;

export const endpoints = {
  "GET /cases/:person": Cases,
  "POST /cases/:person/open-cases": Created,
  "POST /cases/:person/open-cases/:id/closure": answersNothing,
  "POST /cases/:person/outside-appraisals": answersNothing,
  "POST /cases/:person/warnings": Created,
} satisfies Endpoints;
