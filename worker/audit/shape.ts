import * as v from "valibot";
import { after, DayText, Id } from "../core/shapes";

export const ListAudit = v.strictObject({
  /** The account that acted. */
  actor: v.optional(Id),
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

/** Who did what, when, from where. Names are those of today; what was erased has none. */
export type AuditRow = {
  id: string;
  /** UTC epoch ms. */
  at: number;
  accountId: string | null;
  actor: string | null;
  /** Roles held at that moment, joined by commas; "system" is the schedule. */
  role: string | null;
  address: string | null;
  event: string;
  subject: string;
  subjectName: string | null;
  unitName: string | null;
  detail: unknown;
};
export type AuditPage = { rows: AuditRow[]; after: string | null };

/** Somebody had a person's contacts shown, or took them along with all data of the county. */
export type Look = { at: number; actor: string | null; role: string | null; exported: boolean };
