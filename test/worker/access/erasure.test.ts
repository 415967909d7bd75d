import { getTableColumns, getTableName, is } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import * as schema from "../../../db/schema/county";
import type { Scope } from "../../../worker/core/scope";
import { erasure } from "../../../worker/gathered/erasure";
import { labels } from "../../../worker/gathered/labels";
import { aCounty } from "../../support/world";

/** Tables that hold something of a person and that an erasure leaves alone, with the reason. */
const frozen = "a result or what it rests on, frozen with its year";
const decided = "a decision and its document, a record of the branch";
const bare = "days and codes under an id that no longer has a name";
const KEPT: Record<string, string> = {
  assessment_proposals: frozen,
  assessment_scores: frozen,
  audit_log: "nobody changes the log; it holds ids and no names",
  ballot_counts: decided,
  inspection_items: frozen,
  inspection_mark_history: frozen,
  inspection_marks: frozen,
  inspection_outcomes: frozen,
  memberships: bare,
  one_time_links: "ended beside it, by rows of one_time_link_ends",
  open_cases: decided,
  outside_appraisals: decided,
  rating_decisions: frozen,
  rating_overrides: frozen,
  readings: bare,
  roles: bare,
  roster_remark_decisions: decided,
  rota_entries: "what was lectured on, as in the minutes",
  spot_checks: frozen,
  standings: bare,
  warnings: decided,
};

/** What the erasure of one person writes, as its statements. */
async function statementsOfErasure(): Promise<string[]> {
  const county = await aCounty();
  const scope = {
    db: drizzle(county.binding, { casing: "snake_case" }),
    countyId: county.code,
    now: county.now.ms,
    actor: { accountId: null },
  } as unknown as Scope;
  return erasure(scope, { personId: "per_0", name: "离任人员" }).map(
    (write) =>
      (write as unknown as { _prepare: () => { getQuery: () => { sql: string } } })._prepare().getQuery().sql,
  );
}

test("every table that holds something of a person is erased by its concept, or stays for a reason that is written here", async () => {
  const statements = await statementsOfErasure();
  const written = new Set(
    statements.map((sql) => /^(?:update|delete from|insert into) "?(\w+)/i.exec(sql.trim())?.[1]),
  );
  const tables = Object.values(schema).filter((value) => is(value, SQLiteTable)) as SQLiteTable[];
  const personal = tables.filter((table) => {
    const columns = getTableColumns(table) as Record<string, unknown>;
    return "personId" in columns || "accountId" in columns || getTableName(table) === "people";
  });
  expect(personal.length).toBeGreaterThan(25);
  const left = personal.map(getTableName).filter((name) => !written.has(name));
  expect(left.toSorted()).toEqual(Object.keys(KEPT).toSorted());
});

/** Kinds of record that the log calls by nothing but the sentence of the event, with the reason. */
const told = "the event's sentence says which kind, and a link leads to the record";
const UNCALLED: Record<string, string> = {
  apl: told,
  ass: told,
  aud: "the log itself",
  cas: told,
  chg: "no event is about it",
  con: told,
  cor: told,
  ess: told,
  exe: told,
  fee: told,
  grp: told,
  hol: told,
  imp: told,
  inb: "no event is about it",
  ins: told,
  lea: told,
  lnk: told,
  mea: told,
  mem: told,
  mus: told,
  not: told,
  ovr: told,
  pos: told,
  qut: told,
  rep: told,
  rol: told,
  rot: told,
  run: told,
  sit: told,
  sta: told,
  stt: told,
  war: told,
};

test("the log calls every kind of record by a name, or says here why its sentence is enough", () => {
  const prefixes = Object.entries(schema).flatMap(([name, value]) =>
    name.endsWith("Ids") ? (value as readonly string[]) : [],
  );
  const named = labels.map(({ prefix }) => prefix);
  expect([...named, ...Object.keys(UNCALLED)].toSorted()).toEqual(prefixes.toSorted());
});
