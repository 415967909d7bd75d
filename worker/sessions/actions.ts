import { quarterOf, shanghaiTime } from "../core/calendar";
import { commit } from "../core/commit";
import { newId } from "../core/ids";
import { permit } from "../core/permissions";
import { Refusal } from "../core/refusal";
import type { Scope } from "../core/scope";
import { governing, versionsOf } from "../measures/records";
import { findUnit } from "../units/records";
import { closeRegister, insertCancellation, openWithRoll, unmarkedCount } from "./course-records";
import { changeSession, findSession, insertSession, minutesOfSession, saveMinutes } from "./records";
import {
  minutesOf,
  refuseIfCancelled,
  refuseUnlessBegun,
  refuseUnlessEditable,
  refuseUnlessOpen,
  refuseUnlessOpenable,
} from "./rules";
import type { EditSession, PlanSession, WriteMinutes } from "./shape";

export async function planSession(scope: Scope, input: PlanSession): Promise<string> {
  const unit = await findUnit(scope, input.unitId);
  permit(scope, "session.plan", { unitId: unit.id });
  if (unit.dissolvedOn && unit.dissolvedOn <= input.heldOn) throw new Refusal("unit_dissolved");
  const id = newId("ses");
  const minutes = minutesOf(input, await countedDays(scope, input.heldOn));
  await commit(scope, [insertSession(scope, { id, ...input, minutes })], {
    event: "session.planned",
    subject: id,
    unitId: unit.id,
    detail: input,
    answer: { id },
  });
  return id;
}

async function countedDays(scope: Scope, day: string) {
  return governing(await versionsOf(scope), quarterOf(day)).measures.sessions;
}

export async function editSession(
  scope: Scope,
  id: string,
  { version, ...input }: EditSession,
): Promise<void> {
  const session = await findSession(scope, id);
  permit(scope, "session.plan", { unitId: session.unitId });
  const change = { ...input, minutes: minutesOf(input, await countedDays(scope, input.heldOn)) };
  refuseUnlessEditable(session, change);
  if (session.version !== version) throw new Refusal("stale_version", { current: session });
  await commit(scope, changeSession(scope, session, version, change), {
    event: "session.edited",
    subject: id,
    unitId: session.unitId,
    detail: { before: session, after: change },
    current: () => findSession(scope, id),
  });
}

export async function cancelSession(scope: Scope, id: string, reason: string): Promise<void> {
  const session = await findSession(scope, id);
  permit(scope, "session.plan", { unitId: session.unitId });
  refuseIfCancelled(session);
  if (session.state === "closed") throw new Refusal("already_closed");
  await commit(scope, insertCancellation(scope, id, reason), {
    event: "session.cancelled",
    subject: id,
    unitId: session.unitId,
    detail: { reason },
    otherwise: "withdrawn",
    unguarded: "already_closed",
  });
}

/** The roll of the day freezes: later transfers, posts and exemptions change nothing of it. */
export async function openSession(scope: Scope, id: string): Promise<void> {
  const session = await findSession(scope, id);
  permit(scope, "attendance.record", { unitId: session.unitId });
  refuseUnlessOpenable(session, scope.today);
  await commit(scope, openWithRoll(scope, session), {
    event: "session.opened",
    subject: id,
    unitId: session.unitId,
    otherwise: "already_open",
    unguarded: "withdrawn",
  });
}

export async function closeSession(scope: Scope, id: string): Promise<void> {
  const session = await findSession(scope, id);
  permit(scope, "attendance.record", { unitId: session.unitId });
  refuseUnlessOpen(session);
  refuseUnlessBegun(session, scope.today, shanghaiTime(scope.now));
  const count = await unmarkedCount(scope, id);
  if (count > 0) throw new Refusal("unmarked_remain", { params: { count } });
  await commit(scope, closeRegister(scope, id), {
    event: "session.closed",
    subject: id,
    unitId: session.unitId,
    otherwise: "already_closed",
    unguarded: "unmarked_remain",
  });
}

export async function writeMinutes(
  scope: Scope,
  id: string,
  { body, version }: WriteMinutes,
): Promise<{ version: number }> {
  const session = await findSession(scope, id);
  permit(scope, "attendance.record", { unitId: session.unitId });
  refuseIfCancelled(session);
  await commit(scope, saveMinutes(scope, id, body, version), {
    event: "session.minutes_written",
    subject: id,
    unitId: session.unitId,
    detail: { characters: body.length },
    current: () => minutesOfSession(scope, id).get(),
  });
  return { version: version + 1 };
}
