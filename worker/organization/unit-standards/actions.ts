import { yearOf } from "../../core/calendar";
import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { changeUnit, findUnit } from "../units/records";
import { endGroupRow, findGroup, insertGroup, insertStandardTerms, standardTermsOf } from "./records";
import { refuseUnlessEnds, refuseUnlessGroup, refuseUnlessStandardTerms } from "./rules";
import type { EndGroup, FormGroup, SetStandardTerms } from "./shape";

/** A closed quarter's comparison keeps what stood at its end; whatever is worked out later counts by what stands then. */
export async function setStandardTerms(
  scope: Scope,
  unitId: string,
  { version, ...input }: SetStandardTerms,
): Promise<string> {
  permit(scope, "unit.manage");
  const terms = { ...input, reason: input.applies ? null : input.reason };
  refuseUnlessStandardTerms(await findUnit(scope, unitId), terms, yearOf(scope.today));
  const id = newId("stt");
  const writes = [
    ...changeUnit(scope, unitId, version, {}),
    insertStandardTerms(scope, { id, unitId, ...terms }),
  ];
  await commit(scope, writes, {
    event: "unit.standard_terms_set",
    subject: id,
    unitId,
    detail: terms,
    current: async () => ({
      ...(await findUnit(scope, unitId)),
      terms: await standardTermsOf(scope, unitId),
    }),
    answer: { id },
  });
  return id;
}

export async function formGroup(scope: Scope, branchId: string, input: FormGroup): Promise<string> {
  permit(scope, "unit.manage");
  refuseUnlessGroup(await findUnit(scope, branchId), input.fromOn, scope.today);
  const id = newId("grp");
  await commit(scope, [insertGroup(scope, { id, branchId, ...input })], {
    event: "group.formed",
    subject: id,
    unitId: branchId,
    detail: input,
    otherwise: "already_exists",
    answer: { id },
  });
  return id;
}

/** It stays on record, and meetings were due until then. */
export async function endGroup(
  scope: Scope,
  branchId: string,
  id: string,
  { on, version }: EndGroup,
): Promise<void> {
  permit(scope, "unit.manage");
  const unit = await findUnit(scope, branchId);
  const group = await findGroup(scope, unit.id, id);
  if (group.version !== version) throw new Refusal("stale_version", { current: group });
  refuseUnlessEnds(group, on, scope.today);
  await commit(scope, endGroupRow(scope, id, on, version), {
    event: "group.ended",
    subject: id,
    unitId: branchId,
    detail: { name: group.name, on },
    current: () => findGroup(scope, branchId, id),
  });
}
