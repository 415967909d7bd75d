import * as v from "valibot";
import { after, DayText, Id, line } from "../../core/shapes";

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

/**
 * Acts on somebody's way in, or on everybody's data: told to the account's holder and to the other administrators; a wrong
 * code behind the right password to the holder alone.
 */
export const ALERTS = [
  "account.reset_offered",
  "account.password_reset",
  "account.linked",
  "account.suspended",
  "account.restored",
  "account.code_failed",
  "second_factor.reset",
  "role.granted",
  "role.ended",
  "invitation.made",
  "county.exported",
] as const;
export type AlertEvent = (typeof ALERTS)[number];
/** GET /alerts: the last 30 days', latest first, at most 20; without the reader's own acts. */
export type Alert = {
  id: string;
  /** UTC epoch ms. */
  at: number;
  event: AlertEvent;
  actor: string | null;
  /** The account that it happened to; null where it was none. */
  account: string | null;
  /** Whether it happened to the reader's own account. */
  isOwn: boolean;
};

/** With how many accounts wait to be linked to a person, for whoever may link them. */
export type AlertList = { alerts: Alert[]; unlinked: number };

/** POST /list-exports: a list that a page saves as a file, asked before the file is made; the page is its path alone. */
export const ExportList = v.strictObject({
  page: v.pipe(line(200), v.startsWith("/"), v.regex(/^[^?#]*$/)),
  format: v.picklist(["xlsx", "csv"]),
  rows: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
});
export type ExportList = v.InferOutput<typeof ExportList>;

/** Somebody had a person's contacts shown, or took them along with all data of the county. */
export type Look = { at: number; actor: string | null; role: string | null; exported: boolean };
