import { firstDay, quarterOf, yearOf } from "../../core/calendar";
import { commit, type Write } from "../../core/commit";
import type { Env } from "../../core/env";
import { newId } from "../../core/ids";
import { Refusal } from "../../core/refusal";
import { type Scope, systemScope } from "../../core/scope";
import { directory, shard } from "../../core/shards";
import { defaultMeasures } from "../../measures/versions/rules";
import { claimCounty, findProfile, foundingOf } from "./records";

export type Founder = { name: string; login: string; phone: string | null; passwordHash: string };
type NewCounty = { code: string; name: string; office: string; shard: number };

/**
 * Founds a county: its code is claimed in the directory, then its shard gets everything it starts with, and `more` with it.
 * A claim whose second half was cut off is taken up again by the next try; a county that stands already is refused.
 */
export async function found(
  env: Env,
  now: number,
  { code, name, office, shard: number }: NewCounty,
  { passwordHash, ...founder }: Founder,
  more: (scope: Scope, accountId: string) => Write[] = () => [],
): Promise<void> {
  const claim = await claimCounty(directory(env), {
    code,
    name,
    shard: number,
    status: "pending",
    signedUpAt: now,
  });
  if (!claim) throw new Refusal("unavailable");
  const scope = systemScope({ countyId: claim.code, db: shard(env, claim.shard), now });
  if (await findProfile(scope)) throw new Refusal("county_taken");
  const accountId = newId("acc");
  const founding = foundingOf(scope, {
    name,
    office,
    rootId: newId("unt"),
    account: { id: accountId, ...founder, passwordHash },
    roleId: newId("rol"),
    measures: {
      id: newId("mea"),
      fromQuarter: quarterOf(firstDay(yearOf(scope.today))),
      content: defaultMeasures(),
    },
  });
  await commit(scope, [...founding, ...more(scope, accountId)], {
    event: "county.signed_up",
    subject: claim.code,
    otherwise: "county_taken",
  });
}
