import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { can, permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { findPerson } from "../../organization/people/records";
import { branchOn } from "../../organization/people/rules";
import { findTurn, insertTurn, insertWithdrawal } from "./records";
import { refuseUnlessTurn } from "./rules";
import type { AddTurn } from "./shape";

/** Puts a person on the year's rota; a department head then owes that lesson (measures §5). */
export async function addTurn(scope: Scope, input: AddTurn): Promise<string> {
  const { memberships } = await findPerson(scope, input.personId);
  const branchId = branchOn(memberships, scope.today);
  permit(scope, "learning.record", { unitId: branchId });
  if (!branchId)
    throw new Refusal("invalid_input", { fields: [{ path: "personId", reason: "not_a_member" }] });
  refuseUnlessTurn(input, scope.today);
  const id = newId("rot");
  await commit(scope, insertTurn(scope, { id, branchId, ...input }), {
    event: "rota.turn_added",
    subject: id,
    unitId: branchId,
    detail: input,
    unguarded: "already_exists",
    answer: { id },
  });
  return id;
}

/** The turn fell away; what was rated before stays as it was. */
export async function withdrawTurn(scope: Scope, id: string): Promise<void> {
  const turn = await findTurn(scope, id);
  permit(scope, "learning.record", { unitId: turn.branchId });
  if (turn.withdrawnAt !== null) throw new Refusal("withdrawn");
  const { personId, year, topic } = turn;
  await commit(scope, [insertWithdrawal(scope, id)], {
    event: "rota.turn_withdrawn",
    subject: id,
    unitId: turn.branchId,
    detail: { personId, year, topic },
    otherwise: "withdrawn",
  });
}

/** What the actor may do with a turn. */
export function abilitiesOn(scope: Scope, turn: { branchId: string }): string[] {
  return can(scope, "learning.record", { unitId: turn.branchId }) ? ["learning.record"] : [];
}
