import { and, desc, eq, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { inboxItems } from "../../../db/schema/county";
import { newId } from "../../core/ids";
import { inList, type Scope, withinCounty } from "../../core/scope";
import { statement, type Write } from "../../core/statement";
import { type Hearer, TOLD_TO } from "./rules";
import type { InboxItem, InboxKind, ListInbox, ReadInbox } from "./shape";

export type Telling = {
  kind: InboxKind;
  /** The id of what it happened to: the account, where its holder is told. */
  subject: string;
  /** Whom it is about, where that person is told. */
  person?: string;
  /** What is told once; left out, each telling is an occasion of its own. */
  occasion?: string;
  /** Days and codes for the sentence; no names, which are read when it is shown. */
  detail?: Record<string, string>;
  /** Who did it, where that is not the one who writes: the colleague behind a link, nobody behind a wrong code. */
  by?: string | null;
};

/** Goes into the batch of what it tells of, so that nothing is told that did not happen and nothing happens untold. */
export function told(scope: Scope, telling: Telling): Write {
  const { kind, subject, occasion, detail = {}, by } = telling;
  const id = newId("inb");
  const actor = by === undefined ? scope.actor.accountId : by;
  return statement(
    scope.db,
    sql`INSERT INTO inbox_items (county_id, account_id, id, kind, occasion, subject, actor_id, detail, at)
      SELECT ${scope.countyId}, t.account_id, ${id}, ${kind}, ${occasion ?? id}, ${subject}, ${actor}, ${JSON.stringify(detail)}, ${scope.now}
      FROM (${sql.join(hearers(scope, telling), sql` UNION `)}) t
      WHERE t.account_id IS NOT ${actor} ON CONFLICT DO NOTHING`,
  );
}

/** Each by the narrow side of an index, so that a telling reads no more in a large county. */
function hearers({ countyId, today }: Scope, { kind, subject, person }: Telling): SQL[] {
  const found: Record<Hearer, SQL> = {
    holder: sql`SELECT a.id AS account_id FROM accounts a WHERE a.county_id = ${countyId} AND a.id = ${subject}`,
    person: sql`SELECT a.id AS account_id FROM accounts a WHERE a.county_id = ${countyId} AND a.person_id = ${person ?? null}`,
    administrators: sql`SELECT r.account_id FROM units u JOIN roles r ON r.county_id = ${countyId} AND r.unit_id = u.id
      AND r.role = 'administrator' AND r.from_on <= ${today} AND (r.until_on IS NULL OR r.until_on > ${today})
      WHERE u.county_id = ${countyId} AND u.parent_id IS NULL`,
  };
  return TOLD_TO[kind].map((hearer) => found[hearer]);
}

export const PAGE_ROWS = 50;

const own = ({ actor }: Scope) => eq(inboxItems.accountId, actor.accountId ?? "");

/** The reader's own, latest first. */
export async function inboxRows(scope: Scope, { after }: ListInbox): Promise<InboxItem[]> {
  const nameOf = (id: SQL) =>
    sql<
      string | null
    >`(SELECT n.name FROM accounts n WHERE n.county_id = ${scope.countyId} AND n.id = ${id})`;
  const rows = await scope.db
    .select({
      id: inboxItems.id,
      at: inboxItems.at,
      kind: inboxItems.kind,
      subject: inboxItems.subject,
      account: nameOf(sql`${inboxItems.subject}`).as("account"),
      actor: nameOf(sql`${inboxItems.actorId}`).as("actor"),
      detail: inboxItems.detail,
      readAt: inboxItems.readAt,
    })
    .from(inboxItems)
    .where(withinCounty(scope, inboxItems, own(scope), after ? lt(inboxItems.id, after) : undefined))
    .orderBy(desc(inboxItems.id))
    .limit(PAGE_ROWS + 1);
  return rows.map(({ detail, readAt, ...row }) => ({
    ...row,
    half: detail.half ?? null,
    firstOn: detail.firstOn ?? null,
    lastOn: detail.lastOn ?? null,
    isOwn: row.subject === scope.actor.accountId,
    isRead: readAt !== null,
  }));
}

export async function countUnread(scope: Scope): Promise<number> {
  const row = await scope.db
    .select({ n: sql<number>`count(*)` })
    .from(inboxItems)
    .where(withinCounty(scope, inboxItems, own(scope), isNull(inboxItems.readAt)))
    .get();
  return row?.n ?? 0;
}

/** Of the own alone, and of those alone that were unread. */
export function markRead(scope: Scope, { ids, until }: ReadInbox): Write {
  const which = or(inList(inboxItems.id, ids), until ? lte(inboxItems.id, until) : undefined);
  return scope.db
    .update(inboxItems)
    .set({ readAt: scope.now })
    .where(withinCounty(scope, inboxItems, and(own(scope), isNull(inboxItems.readAt), which)));
}
