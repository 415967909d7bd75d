import * as v from "valibot";
import { DayText, line, YearText } from "../../core/shapes";

export const DayKind = v.picklist(["off", "working"]);
export type DayKind = v.InferOutput<typeof DayKind>;

/** Days that the county takes off or works; both days included, a single day has last = first. */
export const ChangeDays = v.strictObject({
  first: DayText,
  last: DayText,
  kind: DayKind,
  /** The document or occasion. */
  reason: line(120),
});
export type ChangeDays = v.InferOutput<typeof ChangeDays>;

export const ListHolidays = v.strictObject({ year: v.optional(YearText) });

/** As recorded, and until when it stood: UTC epoch ms. */
export type DaysChange = {
  first: string;
  last: string;
  kind: DayKind;
  createdAt: number;
  withdrawnAt: number | null;
};
export type HolidayRow = DaysChange & {
  id: string;
  reason: string;
  createdBy: string | null;
  can: string[];
};
/** GET /holidays: the county's own changes of a year in the order of their days; the notice itself is in core/holidays. */
export type HolidayList = { year: number; changes: HolidayRow[]; can: string[] };
