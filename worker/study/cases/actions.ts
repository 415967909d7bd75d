import type { GRADES } from "../../../db/vocabulary";
import { refuseOwnCase } from "../../access/accounts/apart";
import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { findPerson } from "../../organization/people/records";
import { casesOf, endCase, insertCase, insertOutside, insertWarning } from "./records";
import { refuseFuture } from "./rules";

export async function recordWarning(
  scope: Scope,
  personId: string,
  input: { decidedOn: string; document: string },
): Promise<string> {
  await findPerson(scope, personId);
  permit(scope, "standing_case.manage");
  await refuseOwnCase(scope, personId);
  refuseFuture(input.decidedOn, scope.today, "decidedOn");
  const id = newId("war");
  await commit(scope, [insertWarning(scope, { id, personId, ...input })], {
    event: "warning.recorded",
    subject: personId,
    detail: input,
    answer: { id },
  });
  return id;
}

export async function openCase(scope: Scope, personId: string, openedOn: string): Promise<string> {
  await findPerson(scope, personId);
  permit(scope, "standing_case.manage");
  await refuseOwnCase(scope, personId);
  refuseFuture(openedOn, scope.today, "openedOn");
  const id = newId("cas");
  await commit(scope, [insertCase(scope, { id, personId, openedOn })], {
    event: "case.opened",
    subject: personId,
    answer: { id },
  });
  return id;
}

export async function closeCase(
  scope: Scope,
  personId: string,
  id: string,
  input: { closedOn: string; version: number },
): Promise<void> {
  permit(scope, "standing_case.manage");
  const found = (await casesOf(scope, personId)).cases.find((row) => row.id === id);
  if (!found) throw new Refusal("not_found");
  if (found.version !== input.version) throw new Refusal("stale_version", { current: found });
  if (found.closedOn) throw new Refusal("already_closed");
  await refuseOwnCase(scope, personId);
  refuseFuture(input.closedOn, scope.today, "closedOn");
  await commit(scope, endCase(scope, id, input.closedOn, input.version), {
    event: "case.closed",
    subject: personId,
    detail: input,
    current: async () => (await casesOf(scope, personId)).cases.find((row) => row.id === id),
  });
}

export async function acceptOutside(
  scope: Scope,
  personId: string,
  input: {
    year: number;
    grade: (typeof GRADES)[number];
    document: string;
  },
): Promise<void> {
  await findPerson(scope, personId);
  permit(scope, "standing_case.manage");
  await refuseOwnCase(scope, personId);
  await commit(scope, [insertOutside(scope, { personId, ...input })], {
    event: "outside_appraisal.accepted",
    subject: personId,
    detail: input,
    otherwise: "already_exists",
  });
}
