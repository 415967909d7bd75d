import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { INBOX_KINDS } from "../../../vocabulary";
import { belongsTo, countyColumns } from "../base";
import { accounts } from "./accounts";

/** How ids of these records begin. */
export const inboxIds = ["inb"] as const;

/** What an account is told, once an occasion (decisions: Inbox). One telling has one id for all who get it. */
export const inboxItems = sqliteTable(
  "inbox_items",
  {
    ...countyColumns,
    accountId: text().notNull(),
    id: text().notNull(),
    kind: text().$type<(typeof INBOX_KINDS)[number]>().notNull(),
    /** What is told once: the same kind of the same occasion is not told again. */
    occasion: text().notNull(),
    /** The id of what it happened to. */
    subject: text().notNull(),
    /** The account that did it; null: nobody who is known. */
    actorId: text(),
    /** Days and codes that the sentence needs; no names. */
    detail: text({ mode: "json" }).$type<Record<string, string>>().notNull(),
    at: integer().notNull(),
    readAt: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.countyId, t.accountId, t.id] }),
    belongsTo(t, t.accountId, () => accounts),
    uniqueIndex("inbox_items_occasion").on(t.countyId, t.accountId, t.kind, t.occasion),
    index("inbox_items_unread").on(t.countyId, t.accountId).where(sql`read_at IS NULL`),
  ],
);
