import { createTOTPKeyURI } from "@oslojs/otp";
import { commit, withheld } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { sealed, unsealed } from "../../http/seal";
import { hashOf } from "../../http/tokens";
import { refuseUnlessOwnPassword } from "./own-password";
import { contextOf } from "./proof";
import { confirm, dropFactor, findFactor, offerFactor, replaceRecoveryCodes } from "./records";
import { plainCode, stepOfCode } from "./rules";

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
