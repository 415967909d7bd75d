import { refuseEasyPassword } from "../accounts/easy-passwords";
import { firstDay, quarterOf, yearOf } from "../core/calendar";
import { commit } from "../core/commit";
import { newId } from "../core/ids";
import { permit } from "../core/permissions";
import { Refusal } from "../core/refusal";
import { type Scope, systemScope } from "../core/scope";
import { directory, shard, shardForNewCounty } from "../core/shards";
import type { Env } from "../env";
import type { Repeat } from "../http/idempotency";
import { hashPassword } from "../http/passwords";
import { defaultMeasures } from "../measures/rules";
import {
  activateCounty,
  claimCounty,
  findProfile,
  foundingOf,
  keepAnswer,
  keptAnswer,
  saveSettings,
  settingsOf,
} from "./records";
import type { ChangeSettings, SignUp, SignUpAnswer } from "./shape";

/**
 * A county signs up: its code is claimed in the directory, then its shard gets everything it starts with.
 * A claim whose second half was cut off is taken up again by the next try.
 */
export async function signUp(
  env: Env,
  now: number,
  name: string,
  input: SignUp,
  repeat: Repeat | null = null,
): Promise<SignUpAnswer> {
  const { name: person, login, password, phone = null } = input.administrator;
  await refuseEasyPassword(password, [login, person, name], "administrator.password");
  const claim = await claimCounty(directory(env), {
    code: input.code,
    name,
    shard: await shardForNewCounty(env),
    status: "pending",
    signedUpAt: now,
  });
  if (!claim) throw new Refusal("unavailable");
  const scope = systemScope({ countyId: claim.code, db: shard(env, claim.shard), now });
  if (await findProfile(scope)) return taken(scope, repeat);

  const status = env.SIGN_UP === "open" ? "active" : "pending";
  const answer: SignUpAnswer = { county: { id: claim.code, name }, status };
  const accountId = newId("acc");
  const founding = foundingOf(scope, {
    name,
    office: input.office,
    rootId: newId("unt"),
    account: { id: accountId, name: person, login, phone, passwordHash: await hashPassword(password) },
    roleId: newId("rol"),
    measures: {
      id: newId("mea"),
      fromQuarter: quarterOf(firstDay(yearOf(scope.today))),
      content: defaultMeasures(),
    },
  });
  const kept = repeat ? [keepAnswer(scope, accountId, repeat, answer)] : [];
  try {
    await commit(scope, [...founding, ...kept], {
      event: "county.signed_up",
      subject: claim.code,
      otherwise: "county_taken",
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "county_taken") throw error;
    return taken(scope, repeat);
  }
  if (status === "active") await activateCounty(directory(env), claim.code);
  return answer;
}

/** Somebody's, or one's own a moment ago: whoever repeats the request gets its answer again. */
async function taken(scope: Scope, repeat: Repeat | null): Promise<SignUpAnswer> {
  const first = repeat && (await keptAnswer(scope, repeat));
  if (!first) throw new Refusal("county_taken");
  return first as SignUpAnswer;
}

/** Whoever asks others for a second factor has one: the first request after this one would be refused otherwise. */
export async function changeSettings(scope: Scope, hasFactor: boolean, input: ChangeSettings): Promise<void> {
  permit(scope, "county.manage");
  if (input.codesRequired && !hasFactor) throw new Refusal("factor_required");
  const before = await settingsOf(scope);
  await commit(scope, saveSettings(scope, input), {
    event: "county.settings_changed",
    subject: scope.countyId,
    detail: { before, after: input },
    current: () => settingsOf(scope),
  });
}
