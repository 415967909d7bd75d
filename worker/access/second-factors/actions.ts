import { createTOTPKeyURI } from "@oslojs/otp";
import { commit, noted, type Write, withheld } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { sealed, unsealed } from "../../http/seal";
import { hashOf } from "../../http/tokens";
import { plainCode, stepOfCode } from "../accounts/rules";
import { charge, codeOf, giveBack } from "../charges/records";
import type { CountySessions } from "../sign-in/records-sessions";
import { refuseUnlessOwnPassword } from "./own-password";
import {
  confirm,
  dropFactor,
  findFactor,
  isRecoveryCode,
  offerFactor,
  replaceRecoveryCodes,
  spendRecoveryCode,
  spendStep,
} from "./records";

const contextOf = (scope: Scope, accountId: string) => `second-factor/${scope.countyId}/${accountId}`;

/**
 * What the sign-in must spend: the half-minute of a one-time code, or a recovery code. No code, or a wrong one, is refused.
 * A wrong one behind a right password is written down for the holder, whose password somebody else may know.
 */
export async function refuseUnlessCode(
  scope: Scope,
  door: Pick<CountySessions, "realNow" | "secretsKey">,
  account: { id: string; sealedSecret: string; lastStep: number | null },
  code: string | undefined,
): Promise<Write[]> {
  if (!code) throw new Refusal("code_required");
  const charged = codeOf(account.id);
  await charge({ db: scope.db, countyId: scope.countyId, realNow: door.realNow }, charged, "code");
  const spent = await spending(scope, door, account, plainCode(code));
  if (spent) return [...spent, giveBack(scope, charged)];
  await scope.db.batch([noted(scope, { event: "account.code_failed", subject: account.id })]);
  throw new Refusal("code_required");
}

async function spending(
  scope: Scope,
  { realNow, secretsKey }: Pick<CountySessions, "realNow" | "secretsKey">,
  account: { id: string; sealedSecret: string; lastStep: number | null },
  plain: string,
): Promise<Write[] | undefined> {
  if (!/^\d{6}$/.test(plain)) {
    const hash = await hashOf(plain);
    const isOpen = await isRecoveryCode(scope, account.id, hash);
    return isOpen ? spendRecoveryCode(scope, account.id, hash, realNow) : undefined;
  }
  const secret = await unsealed(secretsKey, account.sealedSecret, contextOf(scope, account.id));
  const step = stepOfCode(secret, plain, realNow, account.lastStep ?? 0);
  return step === undefined ? undefined : spendStep(scope, account.id, step);
}

/** A secret for the actor's authenticator; nothing is asked for until a first code confirms it. */
export async function offerSecondFactor(scope: Scope, secretsKey: string, realNow: number) {
  const accountId = scope.actor.accountId ?? "";
  const secret = crypto.getRandomValues(new Uint8Array(20));
  const sealedSecret = await sealed(secretsKey, secret, contextOf(scope, accountId));
  await commit(scope, offerFactor(scope, accountId, sealedSecret, realNow), {
    event: "second_factor.offered",
    subject: accountId,
    answer: withheld,
    unguarded: "already_exists",
  });
  return { uri: createTOTPKeyURI("勤学", `${scope.actor.login}@${scope.countyId}`, secret, 30, 6) };
}

/** The first code turns it on; gives the recovery codes, which are shown once and stored as hashes only. */
export async function confirmSecondFactor(
  scope: Scope,
  secretsKey: string,
  realNow: number,
  { code, password }: { code: string; password: string },
): Promise<string[]> {
  const accountId = scope.actor.accountId ?? "";
  const forgiven = await refuseUnlessOwnPassword(scope, realNow, password, "password");
  const factor = await findFactor(scope, accountId);
  if (!factor) throw new Refusal("not_found");
  if (factor.confirmedAt !== null) throw new Refusal("already_exists");
  const secret = await unsealed(secretsKey, factor.sealedSecret, contextOf(scope, accountId));
  const step = stepOfCode(secret, plainCode(code), realNow, factor.lastStep);
  if (step === undefined)
    throw new Refusal("invalid_input", { fields: [{ path: "code", reason: "wrong_code" }] });
  const codes = Array.from({ length: 10 }, newRecoveryCode);
  await commit(
    scope,
    [
      ...confirm(scope, accountId, step, realNow),
      ...replaceRecoveryCodes(scope, accountId, await hashesOf(codes)),
      ...forgiven,
    ],
    { event: "second_factor.confirmed", subject: accountId, unguarded: "already_exists", answer: withheld },
  );
  return codes;
}

export async function renewRecoveryCodes(scope: Scope, realNow: number, password: string): Promise<string[]> {
  const accountId = scope.actor.accountId ?? "";
  const forgiven = await refuseUnlessOwnPassword(scope, realNow, password, "password");
  const factor = await findFactor(scope, accountId);
  if (!factor?.confirmedAt) throw new Refusal("not_found");
  const codes = Array.from({ length: 10 }, newRecoveryCode);
  const writes = replaceRecoveryCodes(scope, accountId, await hashesOf(codes));
  await commit(scope, [...writes, ...forgiven], {
    event: "second_factor.codes_renewed",
    subject: accountId,
    answer: withheld,
  });
  return codes;
}

export async function dropSecondFactor(scope: Scope, realNow: number, password: string): Promise<void> {
  const accountId = scope.actor.accountId ?? "";
  const forgiven = await refuseUnlessOwnPassword(scope, realNow, password, "password");
  await commit(scope, [...dropFactor(scope, accountId), ...forgiven], {
    event: "second_factor.dropped",
    subject: accountId,
    unguarded: "not_found",
  });
}

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** 120 random bits, enough for a plain hash, in letters that are not mistaken for each other. */
function newRecoveryCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  const text = [...bytes].map((byte) => letters[byte % 32]).join("");
  return text.replace(/(.{4})(?=.)/g, "$1-");
}

function hashesOf(codes: readonly string[]): Promise<string[]> {
  return Promise.all(codes.map((code) => hashOf(plainCode(code))));
}
