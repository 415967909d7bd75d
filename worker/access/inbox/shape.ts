import * as v from "valibot";
import { INBOX_KINDS } from "../../../db/vocabulary";
import { after, DayText, HalfText, Id } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

export type InboxKind = (typeof INBOX_KINDS)[number];

/** GET /inbox: the last row of the page before. */
export const ListInbox = v.strictObject({ after: after(/^inb_[0-9A-Z]{26}$/) });
export type ListInbox = v.InferOutput<typeof ListInbox>;

/** PUT /inbox/reading: these of the own, and all of the own up to and with one; what is not the reader's stays as it is. */
export const ReadInbox = v.strictObject({
  ids: v.optional(v.pipe(v.array(Id), v.maxLength(100)), []),
  until: v.optional(Id),
});
export type ReadInbox = v.InferOutput<typeof ReadInbox>;

export const InboxItem = v.strictObject({
  id: v.string(),
  /** UTC epoch ms. */
  at: v.number(),
  kind: v.picklist(INBOX_KINDS),
  /** The record's id: an account, an essay, a leave, the county. */
  subject: v.string(),
  /** The account's holder where it happened to an account; today's name. */
  account: v.nullable(v.string()),
  /** Whether that account is the reader's own. */
  isOwn: v.boolean(),
  /** Who did it, by today's name; null where nobody is known. */
  actor: v.nullable(v.string()),
  half: v.nullable(HalfText),
  firstOn: v.nullable(DayText),
  lastOn: v.nullable(DayText),
  isRead: v.boolean(),
});
export type InboxItem = v.InferOutput<typeof InboxItem>;

/** Latest first, 50 a page. */
export const InboxPage = v.strictObject({ items: v.array(InboxItem), after: v.nullable(v.string()) });
export type InboxPage = v.InferOutput<typeof InboxPage>;

export const endpoints = {
  "GET /inbox": InboxPage,
  /** How many of the own are unread. */
  "GET /inbox/unread": v.strictObject({ unread: v.number() }),
  "PUT /inbox/reading": answersNothing,
} satisfies Endpoints;
