import type { Write } from "../../core/commit";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import type { OwnProof } from "../accounts/shape";
import type { CountySessions } from "../sign-in/records-sessions";
import { refuseUnlessCode } from "./actions";
import { refuseUnlessOwnPassword } from "./own-password";
import { findFactor } from "./records";

/** What a proof is checked with: real time and the Worker's secret. */
export type Door = Pick<CountySessions, "realNow" | "secretsKey">;

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
