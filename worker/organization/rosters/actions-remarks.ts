import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { refuseUnlessNear } from "../../core/near";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { insertExemption } from "../people/records-intervals";
import { findRemark, insertDecision, moveStart } from "./records-remarks";
import { exemptionsOf } from "./rules-intervals";
import type { DecideRemark } from "./shape";

/** Records what a remark means, or that it means nothing here; either is said once. */
export async function decideRemark(
  scope: Scope,
  personId: string,
  { kind, accepted, fromOn }: DecideRemark,
): Promise<void> {
  permit(scope, "roster.import");
  const remark = await findRemark(scope, personId, kind);
  if (!remark) throw new Refusal("not_found");
  if (remark.decidedAt !== null) throw new Refusal("already_decided");
  const day = fromOn ?? remark.fromOn;
  refuseUnlessNear(day, scope.today, "fromOn");
  const { memberFrom, importId } = remark;
  if (memberFrom === null) throw new Refusal("already_ended");
  const exempt = exemptionsOf([{ kind, fromOn: day, remark: remark.remark }], memberFrom).map((row) =>
    insertExemption(scope, { id: newId("exe"), personId, ...row }),
  );
  const moved =
    kind === "transferred_in" && day !== memberFrom
      ? moveStart(scope, { personId, importId, from: memberFrom, to: day })
      : [];
  await commit(
    scope,
    [insertDecision(scope, { personId, kind, accepted }), ...(accepted ? [...exempt, ...moved] : [])],
    {
      event: "roster.remark_decided",
      subject: personId,
      unitId: remark.branchId ?? undefined,
      detail: { kind, accepted, fromOn: day },
      otherwise: "already_decided",
      unguarded: "later_records_exist",
    },
  );
}
