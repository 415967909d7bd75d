import { defaultMeasures } from "../../worker/measures/versions/rules";
import type { FullCounty } from "./full-county";
import { aPerson, type Caller, idOf } from "./world";

/** A request that succeeds in a full county, once made ready for it. */
export type Attempt = { who: Caller; path: string; body: unknown };
export type Prepared = (full: FullCounty) => Attempt | Promise<Attempt>;

export const planned = {
  kind: "discussion",
  audience: "everyone",
  title: "研讨",
  heldOn: "2027-01-20",
  startsAt: "09:00",
  endsAt: "10:00",
};
const roster = (name: string) =>
  new TextEncoder().encode(
    `姓名,支部,身份,工号,参加工作日期\n${name},新设支部,正式党员,${name}1,2015-07-01\n`,
  );

export const admin = ({ county }: FullCounty) => county.administrator;
export const branchOf = ({ one }: FullCounty) => one.units ?? "";
export const someone = (full: FullCounty, name = "赵新") => aPerson(full.county, branchOf(full), name);

export async function aSession(full: FullCounty, ...steps: string[]): Promise<string> {
  const id = await idOf(await admin(full).post("/sessions", { unitId: branchOf(full), ...planned }));
  for (const step of steps) await admin(full).post(`/sessions/${id}/${step}`);
  return id;
}

export async function markedRoll(
  full: FullCounty,
  session: string,
): Promise<{ personId: string; version: number }[]> {
  const { roll } = (await (await admin(full).get(`/sessions/${session}`)).json()) as {
    roll: { personId: string; version: number }[];
  };
  return roll.map(({ personId, version }) => ({ personId, version }));
}

export async function aRoster(full: FullCounty, name: string) {
  const id = await idOf(await admin(full).upload("/rosters", roster(name), "名单.csv"));
  const found = (await (await admin(full).get(`/rosters/${id}`)).json()) as Record<string, unknown>;
  return { id, ...found } as { id: string; version: number; mapping: object; choices: object };
}

export async function anAccount(full: FullCounty, login: string) {
  const { accounts } = (await (await admin(full).get("/accounts")).json()) as {
    accounts: { id: string; login: string; version: number }[];
  };
  const found = accounts.find((account) => account.login === `${login}${full.county.code}`);
  if (!found) throw new Error(`no account ${login}`);
  return found;
}

export function adoption(full: FullCounty, characters: number, basedOn: number): Attempt {
  const content = defaultMeasures();
  content.targets.characters.staff = characters;
  const body = { content, fromQuarter: "2028Q1", reason: "县委常委会研究提高", basedOn };
  return { who: admin(full), path: "/measures", body };
}

let founded = 0;

/** A request on a branch of its own. */
export const onUnit =
  (below: string, body: object): Prepared =>
  async (full) => {
    const organ = full.one.organ ?? "";
    const unit = { parentId: organ, kind: "branch", name: `支部${++founded}` };
    const id = await idOf(await admin(full).post("/units", unit));
    return { who: admin(full), path: `/units/${id}${below}`, body };
  };
