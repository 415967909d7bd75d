import * as v from "valibot";
import { GRADES } from "../../../db/vocabulary";
import { DayText, line, Version, YearNumber } from "../../core/shapes";

/** A disciplinary warning or heavier: gate G9 of the year in which it was decided. */
export const RecordWarning = v.strictObject({ decidedOn: DayText, document: line(120) });
/** A case under review: whoever has one on the assessment day is held. */
export const OpenCase = v.strictObject({ openedOn: DayText });
export const CloseCase = v.strictObject({ closedOn: DayText, version: Version });
/** A grade given by another unit and accepted with its document. */
export const AcceptOutside = v.strictObject({
  year: YearNumber,
  grade: v.picklist(GRADES),
  document: line(120),
});
