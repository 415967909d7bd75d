import * as v from "valibot";
import type { EventDetail } from "../../../db/schema/county";
import { after, DayText, line } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

export const ListAudit = v.strictObject({
  /** Part of the name or login of who acted. */
  who: v.optional(line(40)),
  /** An event, or a concept and all its events: "person". */
  event: v.optional(v.pipe(v.string(), v.regex(/^[a-z_]{2,40}(\.[a-z_]{2,40})?$/))),
  /** The id of what it happened to. */
  subject: v.optional(v.pipe(v.string(), v.regex(/^([a-z]{3}_[0-9A-Z]{26}|\d{6})$/))),
  /** First and last Shanghai day, both inclusive. */
  from: v.optional(DayText),
  to: v.optional(DayText),
  /** The last row of the page before. */
  after: after(/^aud_[0-9A-Z]{26}$/),
});
export type ListAudit = v.InferOutput<typeof ListAudit>;

/** POST /list-exports: a list that a page saves as a file, asked before the file is made; the page is its path alone. */
export const ExportList = v.strictObject({
  page: v.pipe(line(200), v.startsWith("/"), v.regex(/^[^?#]*$/)),
  format: v.picklist(["xlsx", "csv"]),
  rows: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
});
export type ExportList = v.InferOutput<typeof ExportList>;

const Told: v.GenericSchema<EventDetail[string]> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(Told), v.record(v.string(), Told)]),
);

/** Who did what, when, from where. Names are those of today; what was erased has none. */
export const AuditRow = v.strictObject({
  id: v.string(),
  /** UTC epoch ms. */
  at: v.number(),
  accountId: v.nullable(v.string()),
  actor: v.nullable(v.string()),
  /** Roles held at that moment, joined by commas; "system" is the schedule. */
  role: v.nullable(v.string()),
  address: v.nullable(v.string()),
  event: v.string(),
  subject: v.string(),
  subjectName: v.nullable(v.string()),
  unitName: v.nullable(v.string()),
  /** What the event says of itself, by name: before and after, counts, days. */
  detail: v.nullable(v.record(v.string(), Told)),
});
export type AuditRow = v.InferOutput<typeof AuditRow>;

export const AuditPage = v.strictObject({
  rows: v.array(AuditRow),
  after: v.nullable(v.string()),
});
export type AuditPage = v.InferOutput<typeof AuditPage>;

/** Somebody had a person's contacts shown, or took them along with all data of the county. */
export const Look = v.strictObject({
  at: v.number(),
  actor: v.nullable(v.string()),
  role: v.nullable(v.string()),
  exported: v.boolean(),
});
export type Look = v.InferOutput<typeof Look>;

/** What is written down in the log under this concept's name. */
export const events = ["list.exported", "assessment.facts_exported"] as const;

export const endpoints = {
  "GET /audit": AuditPage,
  "POST /list-exports": answersNothing,
  "GET /looks": v.strictObject({
    looks: v.array(Look),
  }),
} satisfies Endpoints;
