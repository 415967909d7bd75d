import { addDays } from "../core/calendar";
import { commit } from "../core/commit";
import { newId } from "../core/ids";
import { permit } from "../core/permissions";
import { Refusal } from "../core/refusal";
import type { Scope } from "../core/scope";
import { settingsOf } from "../counties/records";
import { findUnit } from "../units/records";
import { isBranch } from "../units/rules";
import { erase } from "./erasure-records";
import {
  changePerson,
  endExemption,
  endMembership,
  endPost,
  endStanding,
  findPerson,
  insertExemption,
  insertMembership,
  insertPerson,
  insertPost,
  insertStanding,
} from "./records";
import { refuseUnlessErasable, refuseUnlessLater } from "./rules";
import type { AddPerson, EditPerson, Exempt } from "./shape";

export async function addPerson(scope: Scope, input: AddPerson): Promise<string> {
  await refuseUnlessBranch(scope, input.branchId);
  permit(scope, "person.manage", { unitId: input.branchId });
  const { branchId, fromOn, standing, post, office, employment, onProbation, title, ...person } = input;
  const id = newId("per");
  await commit(
    scope,
    [
      insertPerson(scope, { id, ...person }),
      insertMembership(scope, { id: newId("mem"), personId: id, branchId, fromOn }),
      insertStanding(scope, { id: newId("sta"), personId: id, standing, fromOn }),
      insertPost(scope, {
        id: newId("pos"),
        personId: id,
        post,
        office,
        employment,
        onProbation,
        title,
        fromOn,
      }),
    ],
    { event: "person.added", subject: id, unitId: branchId, otherwise: "already_exists" },
  );
  return id;
}

async function refuseUnlessBranch(scope: Scope, id: string): Promise<void> {
  const unit = await findUnit(scope, id);
  if (!isBranch(unit.kind))
    throw new Refusal("invalid_input", { fields: [{ path: "branchId", reason: "not_a_branch" }] });
  if (unit.dissolvedOn) throw new Refusal("unit_dissolved");
}

export async function editPerson(
  scope: Scope,
  id: string,
  { version, ...change }: EditPerson,
): Promise<void> {
  const found = await findPerson(scope, id);
  permit(scope, "person.manage", { unitId: found.memberships[0]?.branchId ?? "" });
  await commit(scope, changePerson(scope, id, version, change), {
    event: "person.edited",
    subject: id,
    detail: {
      changed: Object.keys(change).filter(
        (key) => change[key as keyof typeof change] !== found.person[key as keyof typeof found.person],
      ),
    },
    otherwise: "already_exists",
    current: async () => (await findPerson(scope, id)).person,
  });
}

/** Ends the membership on the day and begins the next the same day; until = from is not an overlap. */
export async function transferPerson(
  scope: Scope,
  id: string,
  input: { branchId: string | null; fromOn: string },
): Promise<void> {
  const found = await findPerson(scope, id);
  permit(scope, "membership.manage");
  const current = found.memberships.find((row) => !row.untilOn);
  refuseUnlessLater(current, input.fromOn);
  if (current && current.branchId === input.branchId)
    throw new Refusal("invalid_input", { fields: [{ path: "branchId", reason: "unchanged" }] });
  if (!current && !input.branchId) throw new Refusal("already_ended");
  if (input.branchId) await refuseUnlessBranch(scope, input.branchId);
  const next = input.branchId
    ? [
        insertMembership(scope, {
          id: newId("mem"),
          personId: id,
          branchId: input.branchId,
          fromOn: input.fromOn,
        }),
      ]
    : [];
  await commit(scope, [endMembership(scope, id, input.fromOn), ...next], {
    event: input.branchId ? "person.transferred" : "person.left",
    subject: id,
    unitId: input.branchId ?? found.memberships[0]?.branchId,
    detail: { from: found.memberships[0]?.branchId ?? null, ...input },
  });
}

export async function changeStanding(
  scope: Scope,
  id: string,
  input: { standing: "full" | "probationary" | "non_party"; fromOn: string },
): Promise<void> {
  const found = await findPerson(scope, id);
  permit(scope, "person.manage", { unitId: found.memberships[0]?.branchId ?? "" });
  refuseUnlessLater(
    found.standings.find((row) => !row.untilOn),
    input.fromOn,
  );
  await commit(
    scope,
    [
      endStanding(scope, id, input.fromOn),
      insertStanding(scope, { id: newId("sta"), personId: id, ...input }),
    ],
    {
      event: "person.standing_changed",
      subject: id,
      detail: input,
    },
  );
}

export async function changePost(
  scope: Scope,
  id: string,
  input: Pick<AddPerson, "post" | "office" | "employment" | "onProbation" | "title" | "fromOn">,
): Promise<void> {
  const found = await findPerson(scope, id);
  permit(scope, "person.manage", { unitId: found.memberships[0]?.branchId ?? "" });
  refuseUnlessLater(
    found.posts.find((row) => !row.untilOn),
    input.fromOn,
  );
  await commit(
    scope,
    [endPost(scope, id, input.fromOn), insertPost(scope, { id: newId("pos"), personId: id, ...input })],
    {
      event: "person.post_changed",
      subject: id,
      detail: input,
    },
  );
}

export async function exemptPerson(scope: Scope, id: string, { lastOn, ...input }: Exempt): Promise<string> {
  await findPerson(scope, id);
  permit(scope, "exemption.manage");
  if (lastOn && lastOn < input.fromOn)
    throw new Refusal("invalid_input", { fields: [{ path: "lastOn", reason: "before_first" }] });
  const exemptionId = newId("exe");
  const untilOn = lastOn ? addDays(lastOn, 1) : null;
  await commit(scope, [insertExemption(scope, { id: exemptionId, personId: id, ...input, untilOn })], {
    event: "person.exempted",
    subject: id,
    detail: { ...input, lastOn },
    answer: { id: exemptionId },
  });
  return exemptionId;
}

/** From the day on the exemption no longer holds. */
export async function endExemptionOf(
  scope: Scope,
  id: string,
  exemptionId: string,
  on: string,
): Promise<void> {
  const found = await findPerson(scope, id);
  permit(scope, "exemption.manage");
  const exemption = found.exemptions.find((row) => row.id === exemptionId);
  if (!exemption) throw new Refusal("not_found");
  if (exemption.endedAt !== null) throw new Refusal("already_ended");
  refuseUnlessLater(exemption, on, "on");
  await commit(scope, endExemption(scope, exemptionId, on), {
    event: "person.exemption_ended",
    subject: id,
    detail: { on },
    unguarded: "already_ended",
  });
}

/** Phone and birth date in full: a read that is written down, for the person to see who looked. */
export async function showContact(scope: Scope, id: string) {
  const { person, memberships } = await findPerson(scope, id);
  permit(scope, "contact.read", { unitId: memberships[0]?.branchId, personId: id });
  const contact = { phone: person.phone, born: person.born };
  if (id === scope.personId) return contact;
  await commit({ ...scope, idempotency: null }, [], {
    event: "contact.shown",
    subject: id,
    unitId: memberships[0]?.branchId,
  });
  return contact;
}

/** The log says who was erased by id and that it was done, nothing of what was there. */
export async function erasePerson(scope: Scope, id: string): Promise<void> {
  const { memberships } = await findPerson(scope, id);
  permit(scope, "person.erase");
  const { retentionYears } = await settingsOf(scope);
  refuseUnlessErasable(memberships, retentionYears, scope.today);
  await commit(scope, erase(scope, id, `离任人员${id.slice(-4)}`), {
    event: "person.erased",
    subject: id,
    otherwise: "already_erased",
  });
}
