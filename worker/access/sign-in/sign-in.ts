import { commit, type Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import { atTheDoor, type Scope, systemScope } from "../../core/scope";
import type { CountySessions } from "../../http/app";
import { passwordMatches } from "../../http/passwords";
import { hashOf } from "../../http/tokens";
import { accountByLogin } from "../accounts/records-signing-in";
import { type Charged, charge, chargeDevice, forgiveDevice, giveBack } from "../charges/records";
import type { Device } from "../charges/shape";
import { refuseUnlessCode } from "../second-factors/proof";
import { devicesIn } from "./device";
import { countFailure } from "./records";
import type { SignedIn, SignIn } from "./shape";

/** Where a try comes from, and the platform's limit for browsers that are not known there. */
export type Visit = { address: string | null; cookies: string; limit: () => Promise<void> };
type Found = Awaited<ReturnType<typeof accountByLogin>>[number];

/**
 * The account behind login, password and, where it has a second factor, a one-time code. Unknown account, wrong password
 * and suspension give the same answer in the same time; every try is charged before anything is compared.
 */
export async function accountFor(
  county: CountySessions,
  now: number,
  { login, password, code }: Pick<SignIn, "login" | "password" | "code">,
  visit: Visit,
): Promise<SignedIn> {
  const outside = systemScope({ countyId: county.countyId, db: county.db, now });
  const devices = await devicesIn(county, visit.cookies);
  if (devices.length === 0) await visit.limit();
  const [account] = await accountByLogin(outside, login);
  const fail = (outcome: "failures" | "refused") =>
    outside.db.batch([countFailure(outside, account?.id ?? null, visit.address, outcome)]);
  const takenBack = await admit(county, account, login, { devices, visit }).catch(async (error) => {
    if (error instanceof Refusal) await fail("refused");
    throw error;
  });
  const matches = await passwordMatches(password, account?.passwordHash ?? null);
  if (!account || !matches || account.suspendedAt) {
    await fail("failures");
    throw new Refusal("wrong_credentials");
  }
  const scope = atTheDoor(outside, account.id, visit.address);
  const spent = await spentCode(scope, county, account, code);
  await commit(scope, [...spent, ...takenBack], {
    event: "account.signed_in",
    subject: account.id,
    unguarded: "code_required",
  });
  return { id: account.id, generation: account.generation };
}

/** A known browser goes by its own allowance; everybody else, and a browser that has used it up, by the address's and the account's. */
async function admit(
  county: CountySessions,
  account: Found | undefined,
  login: string,
  { devices, visit }: { devices: Device[]; visit: Visit },
): Promise<Write[]> {
  const known = devices.find(
    ({ accountId, generation }) => accountId === account?.id && generation === account.generation,
  );
  if (known && (await chargeDevice(county, known))) return [forgiveDevice(county, known)];
  if (devices.length > 0) await visit.limit();
  const charged: Charged = {
    address: visit.address ?? "unknown",
    account: account?.id ?? `name:${await hashOf(login.toLowerCase())}`,
  };
  await charge(county, charged, "door");
  return [giveBack(county, charged)];
}

async function spentCode(
  scope: Scope,
  county: CountySessions,
  { id, sealedSecret, lastStep }: Found,
  code: string | undefined,
): Promise<Write[]> {
  if (!sealedSecret) return [];
  return refuseUnlessCode(scope, county, { id, sealedSecret, lastStep }, code);
}
