import type { Write } from "../../core/commit";
import { noted } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import type { CountySessions } from "../../http/app";
import type { Door } from "../../http/door";
import { unsealed } from "../../http/seal";
import { hashOf } from "../../http/tokens";
import { charge, codeOf, giveBack } from "../charges/records";
import { told } from "../inbox/records";
import { refuseUnlessOwnPassword } from "./own-password";
import { findFactor, isRecoveryCode, spendRecoveryCode, spendStep } from "./records";
import { plainCode, stepOfCode } from "./rules";
import type { OwnProof } from "./shape";

/**
 * Asked before an act on somebody else's account and before everybody's data leave: the own password, and the code of the
 * second factor where one is set up. The try is forgiven at once, whatever becomes of the act: it was no guess. Gives what
 * spends the code, for the batch of the act.
 */
export async function refuseUnlessProven(scope: Scope, door: Door, proof: OwnProof): Promise<Write[]> {
  const forgiven = await refuseUnlessOwnPassword(scope, door.realNow, proof.password, "password");
  const factor = await findFactor(scope, scope.actor.accountId ?? "");
  const spent = factor?.confirmedAt ? await spendingCode(scope, door, factor, proof.code) : [];
  await scope.db.batch(forgiven as [Write, ...Write[]]);
  return spent;
}

async function spendingCode(
  scope: Scope,
  door: Door,
  factor: { accountId: string; sealedSecret: string; lastStep: number },
  code: string | undefined,
): Promise<Write[]> {
  if (!code) throw wrongCode("required");
  try {
    return await refuseUnlessCode(scope, door, { id: factor.accountId, ...factor }, code);
  } catch (error) {
    throw error instanceof Refusal && error.code === "code_required" ? wrongCode("wrong_code") : error;
  }
}

function wrongCode(reason: "required" | "wrong_code"): Refusal {
  return new Refusal("invalid_input", { fields: [{ path: "code", reason }] });
}

/** However many codes are tried within it, the holder is told once. */
const quarterHourMs = 900_000;

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
  await scope.db.batch([
    noted(scope, { event: "account.code_failed", subject: account.id }),
    told(scope, {
      kind: "account.code_failed",
      subject: account.id,
      occasion: `${Math.floor(door.realNow / quarterHourMs)}`,
      by: null,
    }),
  ]);
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

export const contextOf = (scope: Scope, accountId: string) => `second-factor/${scope.countyId}/${accountId}`;
