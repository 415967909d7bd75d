import { eq } from "drizzle-orm";
import accountsFile from "../../db/demo/accounts.json";
import { FOUNDED } from "../../db/demo/calendar";
import { cases } from "../../db/demo/cases";
import { branches, type DemoPerson, organs, people } from "../../db/demo/people";
import { accounts, people as peopleTable, units } from "../../db/schema/county";
import { shanghaiDay, startOfDayMs } from "../core/calendar";
import type { Env } from "../core/env";
import type { RoleGrant } from "../core/permissions";
import { accountScope, type Scope } from "../core/scope";
import { type Db, findCounty, shard } from "../core/shards";
import { mustReadsOf } from "../inspection/facts/records";

export const county = accountsFile.county;

/** Who and what the story speaks of, by its own names. */
export type Cast = {
  unit(key: string): string;
  /** The branch's own name in the story. */
  keyOf(branchId: string): string;
  person(key: string): string;
  personOf(id: string): DemoPerson | undefined;
  everyone: DemoPerson[];
  /** What a person's chances hang on: the own key, or that of the one whose year theirs is alike. */
  lifeOf(id: string): string;
  mustReads(year: number): Promise<string[]>;
  /** The county's administrator on a day, at five in the afternoon. */
  administrator(day: string): Scope;
  inspector(day: string): Scope;
  /** Who keeps a branch's books, recorder and secretary at once; about the clerk's own affairs the secretary in person. */
  clerk(branch: string, day: string, about?: string): Scope;
  /** A person writing for themselves. */
  self(key: string, branch: string, day: string): Scope;
};

/** Once she has joined she lives like everybody else. */
const newcomer: DemoPerson = {
  ...cases.newcomer,
  born: "2001-03",
  phone: "13900001234",
  standing: "full",
  post: "staff",
  office: "none",
  employment: "civil_servant",
  onProbation: true,
  title: "试用期公务员",
  zeal: 0.95,
};

const five = 17 * 3_600_000;

export async function castOf(env: Env): Promise<Cast> {
  const entry = await findCounty(env, county);
  if (!entry) throw new Error("The demo county has not been founded");
  const db = shard(env, entry.shard);
  const [unitRows, personRows, accountRows] = await rowsOf(db);
  const unitIds = new Map(unitRows.map((row) => [row.name, row.id]));
  const named = new Map<string, string>([...organs, ...branches].map((unit) => [unit.key, unit.name]));
  const everyone = livingWith(personRows);
  const numbers = new Map(everyone.map((person) => [person.key, person.staffNumber]));
  const personIds = new Map(personRows.map((row) => [row.staffNumber, row.id]));
  const account = (login: string) => {
    const found = accountRows.find((row) => row.login === login);
    if (!found) throw new Error(`no account ${login}`);
    return found;
  };
  const found = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new Error(`The story speaks of ${what}, who is not there`);
    return value;
  };
  const unit = (key: string) =>
    found(
      key === "county"
        ? unitRows.find((row) => row.kind === "county")?.id
        : unitIds.get(named.get(key) ?? key),
      key,
    );
  const person = (key: string) => found(personIds.get(numbers.get(key) ?? key), key);
  const byId = new Map(everyone.map((one) => [personIds.get(one.staffNumber) ?? "", one]));
  const scope = (login: string, day: string, grants: RoleGrant[], personId: string | null = null) =>
    on(db, account(login), day, grants, personId);
  return {
    unit,
    keyOf: (branchId) =>
      found(branches.find((branch) => unitIds.get(branch.name) === branchId)?.key, branchId),
    person,
    mustReads: (year) =>
      mustReadsOf(
        scope("zhou", FOUNDED, [{ role: "administrator", unitId: unit("county"), units: "all" }]),
        year,
        Number.MAX_SAFE_INTEGER,
      ),
    personOf: (id) => byId.get(id),
    lifeOf: (id) => lifeOf(byId.get(id)?.key ?? id),
    everyone,
    administrator: (day) =>
      scope("zhou", day, [{ role: "administrator", unitId: unit("county"), units: "all" }]),
    inspector: (day) => scope("luo", day, [{ role: "inspector", unitId: unit("county"), units: "all" }]),
    clerk: (branch, day, about) => {
      const [secretary, recorder] = [`${branch}-${cases.secretaryAt}`, `${branch}-${cases.recorderAt}`];
      return scope(
        about === recorder ? "shuji" : "jilu",
        day,
        [
          { role: "recorder", unitId: unit(branch), units: [unit(branch)] },
          { role: "secretary", unitId: unit(branch), units: [unit(branch)] },
        ],
        person(about === recorder ? secretary : recorder),
      );
    },
    self: (key, branch, day) =>
      scope("jilu", day, [{ role: "person", unitId: unit(branch), units: [] }], person(key)),
  };
}

function rowsOf(db: Db) {
  return db.batch([
    db
      .select({ id: units.id, name: units.name, kind: units.kind })
      .from(units)
      .where(eq(units.countyId, county)),
    db
      .select({ id: peopleTable.id, staffNumber: peopleTable.staffNumber })
      .from(peopleTable)
      .where(eq(peopleTable.countyId, county)),
    db
      .select({ id: accounts.id, name: accounts.name, login: accounts.login, personId: accounts.personId })
      .from(accounts)
      .where(eq(accounts.countyId, county)),
  ]);
}

/** The founders, one of whom lives another's years, and people who have joined since. */
function livingWith(rows: readonly { staffNumber: string | null }[]): DemoPerson[] {
  const joined = rows.some((row) => row.staffNumber === cases.newcomer.staffNumber);
  const founders = people();
  const model = founders.find((one) => one.key === cases.alike[0]);
  const living = founders.map((one) =>
    one.key === cases.alike[1] && model ? { ...one, zeal: model.zeal } : one,
  );
  return joined ? [...living, newcomer] : living;
}

/** The second of two whose years are alike lives the first one's. */
export function lifeOf(key: string): string {
  return key === cases.alike[1] ? cases.alike[0] : key;
}

function on(
  db: Db,
  account: { id: string; name: string; login: string },
  day: string,
  grants: RoleGrant[],
  personId: string | null,
): Scope {
  const now = startOfDayMs(day) + five;
  if (shanghaiDay(now) !== day) throw new Error(`${day} is no day`);
  return accountScope({ countyId: county, db, now, account: { ...account, personId }, grants, above: [] });
}
