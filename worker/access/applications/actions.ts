import { commit } from "../../core/commit";
import type { Env } from "../../core/env";
import { newId } from "../../core/ids";
import { Refusal } from "../../core/refusal";
import { systemScope } from "../../core/scope";
import { directory, findCounty, shard, shardBindings, shardOfApplications } from "../../core/shards";
import type { Repeat } from "../../http/idempotency";
import { hashPassword } from "../../http/passwords";
import { hashOf, newToken } from "../../http/tokens";
import { refuseEasyPassword } from "../accounts/easy-passwords";
import { type Founder, found } from "../sign-up/founding";
import { activateCounty } from "../sign-up/records";
import type { SignUp, SignUpAnswer } from "../sign-up/shape";
import {
  APPLICATIONS_PAGE,
  answerOthers,
  applicationByReceipt,
  applicationIn,
  applicationsIn,
  insertApplication,
  insertDecision,
  lapsedBefore,
} from "./records";
import type { ApplicationRow, ApplicationView, ListApplications, LookUpApplication } from "./shape";

/**
 * Somebody applies for a county where an operator decides: a row, and nothing else. Several may apply for one code and are
 * answered alike; only a county that is active is told as taken. A repeat of the request is the same application.
 */
export async function apply(
  env: Env,
  now: number,
  county: string,
  { code, office, administrator }: SignUp,
  repeat: Repeat | null,
): Promise<SignUpAnswer> {
  const { name, login, password, phone = null } = administrator;
  await refuseEasyPassword(password, [login, name, county, code], "administrator.password");
  if ((await findCounty(env, code))?.status === "active") throw new Refusal("county_taken");
  const scope = systemScope({ countyId: code, db: shard(env, shardOfApplications(env, code)), now });
  const receipt = await hashOf(`application ${repeat ? `${repeat.key} ${repeat.requestHash}` : newToken()}`);
  const id = newId("apl");
  const row = { id, county, office, name, login, phone, passwordHash: await hashPassword(password) };
  await commit(scope, [insertApplication(scope, { ...row, receiptHash: await hashOf(receipt) })], {
    event: "application.received",
    subject: code,
  });
  return { county: { id: code, name: county }, status: "pending", receipt };
}

/** What became of an application, for the holder of its receipt. */
export async function lookUpApplication(
  env: Env,
  now: number,
  { code, receipt }: LookUpApplication,
): Promise<ApplicationView> {
  const scope = systemScope({ countyId: code, db: shard(env, shardOfApplications(env, code)), now });
  const found = await applicationByReceipt(scope, await hashOf(receipt));
  if (!found) throw new Refusal("not_found");
  const { county, appliedAt, outcome } = found;
  const state = outcome ?? (appliedAt <= lapsedBefore(now) ? "lapsed" : "waiting");
  return { county, appliedAt, state };
}

/** A page of what waits for the operator, over all shards, oldest first, with the place from which the next goes on. */
export async function waitingApplications(
  env: Env,
  now: number,
  asked: ListApplications,
): Promise<{ applications: ApplicationRow[]; after: string | null }> {
  const lists = await Promise.all(
    shardBindings(env).map((_, number) => applicationsIn(shard(env, number), now, asked)),
  );
  const all = lists.flat().toSorted((a, b) => a.appliedAt - b.appliedAt || (a.id < b.id ? -1 : 1));
  const page = all.slice(0, APPLICATIONS_PAGE);
  const last = all.length > page.length || lists.some(isFull) ? page.at(-1) : undefined;
  return {
    applications: page.map(({ passwordHash: _, outcome: _outcome, ...row }) => row),
    after: last ? `${last.appliedAt}~${last.id}` : null,
  };
}

const isFull = (list: readonly unknown[]) => list.length === APPLICATIONS_PAGE;

async function findApplication(env: Env, now: number, id: string) {
  const found = await Promise.all(
    shardBindings(env).map((_, number) => applicationIn(shard(env, number), now, id)),
  );
  const application = found.find((one) => one !== undefined);
  if (!application) throw new Refusal("not_found");
  return application;
}

/** Founds the county with the applicant as its administrator and answers the other applicants; cut off between its two databases, it is gone on with by asking again. */
export async function acceptApplication(env: Env, now: number, id: string): Promise<{ county: string }> {
  const application = await findApplication(env, now, id);
  const { code, county, office, name, login, phone, passwordHash, outcome } = application;
  if (outcome === "refused" || outcome === "answered") throw new Refusal("already_decided");
  const founder: Founder = { name, login, phone, passwordHash };
  if (outcome === null)
    await found(
      env,
      now,
      { code, name: county, office, shard: shardOfApplications(env, code) },
      founder,
      (scope) => [insertDecision(scope, id, "accepted"), answerOthers(scope, id)],
    );
  await activateCounty(directory(env), code);
  return { county: code };
}

export async function refuseApplication(env: Env, now: number, id: string): Promise<void> {
  const { code, outcome } = await findApplication(env, now, id);
  if (outcome !== null) throw new Refusal("already_decided");
  const scope = systemScope({ countyId: code, db: shard(env, shardOfApplications(env, code)), now });
  await commit(scope, [insertDecision(scope, id, "refused")], {
    event: "application.refused",
    subject: code,
    otherwise: "already_decided",
  });
}
