import { commit } from "../../core/commit";
import type { Env } from "../../core/env";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import { type Scope, systemScope } from "../../core/scope";
import { directory, findCounty, shard, shardForNewCounty } from "../../core/shards";
import type { Repeat } from "../../http/idempotency";
import { hashPassword } from "../../http/passwords";
import { refuseEasyPassword } from "../accounts/easy-passwords";
import { found } from "./founding";
import { activateCounty, keepAnswer, keptAnswer, saveSettings, settingsOf } from "./records";
import type { ChangeSettings, SignUp, SignUpAnswer } from "./shape";

/** A county signs up where nobody decides on it; a repeated request gets its answer again. */
export async function signUp(
  env: Env,
  now: number,
  name: string,
  { code, office, administrator }: SignUp,
  repeat: Repeat | null = null,
): Promise<SignUpAnswer> {
  const { name: person, login, password, phone = null } = administrator;
  await refuseEasyPassword(password, [login, person, name, code], "administrator.password");
  const answer: SignUpAnswer = { county: { id: code, name }, status: "active", receipt: null };
  const county = { code, name, office, shard: await shardForNewCounty(env) };
  try {
    const founder = { name: person, login, phone, passwordHash: await hashPassword(password) };
    await found(env, now, county, founder, (scope, accountId) =>
      repeat ? [keepAnswer(scope, accountId, repeat, answer)] : [],
    );
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "county_taken") throw error;
    return taken(env, now, code, repeat);
  }
  await activateCounty(directory(env), code);
  return answer;
}

/** Somebody's, or one's own a moment ago, which is then let in where that was cut off. */
async function taken(env: Env, now: number, code: string, repeat: Repeat | null): Promise<SignUpAnswer> {
  const entry = await findCounty(env, code);
  const scope = entry && systemScope({ countyId: code, db: shard(env, entry.shard), now });
  const first = scope && repeat && (await keptAnswer(scope, repeat));
  if (!first) throw new Refusal("county_taken");
  await activateCounty(directory(env), code);
  return first as SignUpAnswer;
}

/** An administrator who asks others for a second factor has one: the first request after this one would be refused otherwise. */
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
