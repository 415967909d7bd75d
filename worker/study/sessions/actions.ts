import { quarterOf, shanghaiTime } from "../../core/calendar";
import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { refuseUnlessNear, refuseUnlessStands } from "../../core/near";
import { permit, permitSomewhere } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { changesQuery } from "../../measures/holidays/records";
import { daysOffAsOf } from "../../measures/holidays/rules";
import { governing, versionsOf } from "../../measures/versions/records";
import { findUnit } from "../../organization/units/records";
import { changeSession, findSession, insertSessions } from "./records";
import { closeRegister, insertCancellation, openWithRoll, unmarkedCount } from "./records-courses";
import { minutesOfSession, saveMinutes } from "./records-minutes";
import {
  minutesOf,
  refuseIfCancelled,
  refuseUnlessBegun,
  refuseUnlessEditable,
  refuseUnlessOpen,
  refuseUnlessOpenable,
} from "./rules";
import { occurrences, refuseUnlessSeries } from "./rules-series";
import type { EditSession, Occurrence, PlanSession, Repeat, WriteMinutes } from "./shape";

/** One session, or a series of them that are then each on their own: the first one's id. */
export async function planSession(scope: Scope, { repeat, ...input }: PlanSession): Promise<string> {
  const unit = await findUnit(scope, input.unitId);
  permit(scope, "session.plan", { unitId: unit.id });
  refuseUnlessNear(input.heldOn, scope.today, "heldOn");
  const days = repeat
    ? (await occurrencesOf(scope, input.heldOn, repeat)).map(({ day }) => day)
    : [input.heldOn];
  const field = repeat ? "repeat.until" : "heldOn";
  refuseUnlessStands(unit, days.at(-1) ?? input.heldOn, scope.today, field);
  const versions = await versionsOf(scope);
  const rows = days.map((heldOn) => {
    const counted = governing(versions, quarterOf(heldOn)).measures.sessions;
    return { ...input, id: newId("ses"), heldOn, minutes: minutesOf(input, counted) };
  });
  const id = rows[0]?.id ?? "";
  await commit(scope, insertSessions(scope, rows), {
    event: "session.planned",
    subject: id,
    unitId: unit.id,
    detail: repeat ? { ...input, days } : input,
    answer: { id },
  });
  return id;
}

/** By the notices and the county's own days off as they stand now. */
export async function occurrencesOf(scope: Scope, first: string, repeat: Repeat): Promise<Occurrence[]> {
  permitSomewhere(scope, "session.plan");
  refuseUnlessSeries(first, repeat);
  const changes = await changesQuery(scope);
  return occurrences(first, repeat, daysOffAsOf(changes, scope.now + 1));
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
  refuseUnlessNear(input.heldOn, scope.today, "heldOn");
  const change = { ...input, minutes: minutesOf(input, await countedDays(scope, input.heldOn)) };
  refuseUnlessEditable(session, change);
  if (session.version !== version) throw new Refusal("stale_version", { current: session });
  refuseUnlessStands(await findUnit(scope, session.unitId), input.heldOn, scope.today, "heldOn");
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
