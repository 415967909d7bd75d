import accountsFile from "../../db/demo/accounts.json";
import { FOUNDED } from "../../db/demo/calendar";
import { cases } from "../../db/demo/cases";
import { branches, organs, people } from "../../db/demo/people";
import { makeInvitations } from "../access/invitations/actions";
import { acceptInvitation } from "../access/invitations/actions-acceptance";
import type { MakeInvitations } from "../access/invitations/shape";
import { signUp } from "../access/sign-up/actions";
import { startOfDayMs } from "../core/calendar";
import type { Env } from "../core/env";
import type { Scope } from "../core/scope";
import { addPerson } from "../organization/people/actions";
import { exemptPerson } from "../organization/people/actions-intervals";
import { createUnit } from "../organization/units/actions";
import { castOf, county } from "./cast";

const hour = 3_600_000;

/** The county signs up, lays out its units, brings in its people and hands out the demo's accounts. */
export async function found(env: Env): Promise<void> {
  const now = startOfDayMs(FOUNDED) + 9 * hour;
  const [first] = accountsFile.accounts;
  await signUp({ ...env, SIGN_UP: "open" }, now, "云岭县", {
    code: county,
    office: "中共云岭县委组织部",
    administrator: { name: first?.name ?? "", login: first?.login ?? "", password: accountsFile.password },
  });
  const root = (await castWithoutUnits(env)).root;
  await layOut(root.scope, root.id);
  await bringIn(root.scope, env);
  await handOut(env, root.scope, now);
}

async function castWithoutUnits(env: Env) {
  const cast = await castOf(env);
  return { root: { scope: cast.administrator(FOUNDED), id: cast.unit("county") } };
}

async function layOut(scope: Scope, root: string): Promise<void> {
  for (const organ of organs) {
    const id = await createUnit(scope, { parentId: root, kind: organ.kind, name: organ.name });
    for (const branch of branches.filter((one) => one.organ === organ.key)) {
      await createUnit(scope, { parentId: id, kind: "branch", name: branch.name });
    }
  }
}

async function bringIn(scope: Scope, env: Env): Promise<void> {
  const { unit } = await castOf(env);
  const ids = new Map<string, string>();
  for (const { key, branch, zeal: _zeal, ...person } of people()) {
    const id = await addPerson(scope, {
      ...person,
      branchId: unit(branch),
      checked: false,
      gender: null,
      joinedParty: null,
      remark: null,
    });
    ids.set(key, id);
  }
  const exempt = (key: string, reason: "aged" | "retired" | "mobile", covers: "everything" | "sessions") =>
    exemptPerson(scope, ids.get(key) ?? "", {
      covers,
      reason,
      note: "支部决定",
      fromOn: FOUNDED,
      lastOn: null,
    });
  await exempt(cases.aged, "aged", "everything");
  await exempt(cases.mobile, "mobile", "sessions");
  for (const key of cases.retiredFree) await exempt(key, "retired", "everything");
}

async function handOut(env: Env, scope: Scope, now: number): Promise<void> {
  const { unit, person } = await castOf(env);
  const holder = (at: number) => ({ holders: [{ unitId: unit("npc1"), personId: person(`npc1-${at}`) }] });
  const targetOf: Record<string, Omit<MakeInvitations, "role" | "days">> = {
    secretary: holder(cases.secretaryAt),
    recorder: holder(cases.recorderAt),
    person: { people: [person("npc1-8")] },
  };
  const sessions = {
    countyId: county,
    db: scope.db,
    today: scope.today,
    realNow: Date.now(),
    secretsKey: env.SECRETS_KEY,
  };
  for (const { role, login, name } of accountsFile.accounts.slice(1)) {
    const target = targetOf[role] ?? { units: [unit("county")] };
    const [invitation] = await makeInvitations(scope, Date.now(), {
      role: role as "secretary",
      days: 14,
      ...target,
    });
    await acceptInvitation(sessions, now, {
      token: invitation?.token ?? "",
      name,
      login,
      password: accountsFile.password,
    });
  }
}
