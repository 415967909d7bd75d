import { can } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { mayMark } from "./actions";
import { findSessionDetail } from "./records";

/** A session with the roll in reach; minutes and sitters-in only for the unit and for those who were there. */
export async function sessionDetail(scope: Scope, id: string) {
  const found = await findSessionDetail(scope, id);
  const { unitPath: _, ...session } = found.session;
  const target = { unitId: session.unitId };
  const isInside = scope.units === "all" || scope.units.includes(session.unitId);
  const attended = found.roll.some((row) => row.personId === scope.personId);
  return {
    ...found,
    session,
    roll: found.roll.map((row) => ({ ...row, mayMark: row.member && mayMark(scope, row) })),
    sittersIn: isInside ? found.sittersIn : [],
    minutes: isInside || attended ? found.minutes : null,
    can: (["session.plan", "attendance.record", "attendance.approve"] as const).filter((ability) =>
      can(scope, ability, target),
    ),
  };
}
