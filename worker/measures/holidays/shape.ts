import * as v from "valibot";
import { Can, Created, DayText, line, YearText } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

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

export const HolidayRow = v.strictObject({
  first: v.string(),
  last: v.string(),
  kind: DayKind,
  createdAt: v.number(),
  withdrawnAt: v.nullable(v.number()),
  id: v.string(),
  reason: v.string(),
  createdBy: v.nullable(v.string()),
  can: Can,
});
export type HolidayRow = v.InferOutput<typeof HolidayRow>;

/** GET /holidays: the county's own changes of a year in the order of their days; the notice itself is in core/holidays. */
export const HolidayList = v.strictObject({
  year: v.number(),
  changes: v.array(HolidayRow),
  can: Can,
});
export type HolidayList = v.InferOutput<typeof HolidayList>;

/** What is written down in the log under this concept's name. */
export const events = ["holidays.changed", "holidays.restored"] as const;

export const endpoints = {
  "GET /holidays": HolidayList,
  "POST /holidays": Created,
  "POST /holidays/:id/withdrawal": answersNothing,
} satisfies Endpoints;
