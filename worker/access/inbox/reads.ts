import type { Scope } from "../../core/scope";
import { countUnread, inboxRows, PAGE_ROWS } from "./records";
import type { InboxPage, ListInbox } from "./shape";

/** Everybody reads the own, and nobody another's. */
export async function inboxOf(scope: Scope, asked: ListInbox): Promise<InboxPage> {
  const rows = await inboxRows(scope, asked);
  const items = rows.slice(0, PAGE_ROWS);
  return { items, after: rows.length > PAGE_ROWS ? (items.at(-1)?.id ?? null) : null };
}

export async function unreadOf(scope: Scope): Promise<{ unread: number }> {
  return { unread: await countUnread(scope) };
}
