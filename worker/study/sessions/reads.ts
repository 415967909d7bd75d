import type * as v from "valibot";
import { quarterOf } from "../../core/calendar";
import { can, permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { governing, versionsOf } from "../../measures/versions/records";
import { type AttendanceStatus, countsOf } from "../../measures/versions/rules-counting";
import type { Measures } from "../../measures/versions/shape";
import { findSession, PAGE_ROWS, sessionRows } from "./records";
import { earlierMinutes } from "./records-minutes";
import type { ListSessions, RollCounts } from "./shape";

/** Minutes that were written over. */
export async function minutesVersions(scope: Scope, id: string) {
  const session = await findSession(scope, id);
  permit(scope, "attendance.record", { unitId: session.unitId });
  return {
    versions: await earlierMinutes(scope, session.id),
  };
}

/** Sessions in reach, latest first, each with the counts of the people in reach. */
export async function sessionPage(scope: Scope, asked: v.InferOutput<typeof ListSessions>) {
  const rows = await sessionRows(scope, asked);
  const versions = await versionsOf(scope);
  const page = rows.slice(0, PAGE_ROWS);
  const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
  return {
    sessions: page.map(({ statuses, unitPath: _, ...row }) => ({
      ...row,
      counts: rollCounts(statuses, governing(versions, quarterOf(row.heldOn)).measures),
      can: can(scope, "attendance.record", { unitId: row.unitId }) ? ["attendance.record"] : [],
    })),
    after: last ? `${last.heldOn}~${last.startsAt}~${last.id}` : null,
  };
}

function rollCounts(
  { unmarked = 0, ...statuses }: Record<string, number>,
  { attendance }: Measures,
): RollCounts {
  const none = countsOf([]);
  const marked = Object.entries(statuses).map(([status, n]) => {
    const one = countsOf([status as AttendanceStatus], attendance);
    return { roll: n, expected: one.expected * n, present: one.present * n };
  });
  const total = (key: "roll" | "expected" | "present") =>
    marked.reduce((sum, counts) => sum + counts[key], none[key]);
  return { roll: total("roll") + unmarked, expected: total("expected"), present: total("present"), unmarked };
}
