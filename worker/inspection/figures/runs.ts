import { addDays, type DaysOff, firstDay, lastDay, quartersOf, startOfDayMs } from "../../core/calendar";
import type { Scope } from "../../core/scope";
import type { Write } from "../../core/statement";
import { frozenQueries, insertFigures } from "./records";
import { type Counting, frozenFigures } from "./rules";
import type { FINAL, OPENED } from "./shape";

type Governing = Omit<Counting, "last"> & { daysOff: DaysOff };

/** Stores a quarter's figures as its items stand: when its inspection has opened, and again once it is final (decisions: Comparison). */
export async function quarterFigures(
  scope: Scope,
  quarter: string,
  governing: Governing,
  edition: typeof OPENED | typeof FINAL,
): Promise<Write[]> {
  const last = lastDay(quarter);
  const span = { first: firstDay(quarter), last, recordedUntil: startOfDayMs(addDays(last, 1)) };
  const figures = await counted(scope, span, [quarter], null, governing);
  return insertFigures(scope, { period: quarter, edition }, figures);
}

/** Stores a year's figures as its rating froze them. */
export async function yearFigures(
  scope: Scope,
  assessment: { id: string; year: number; attempt: number; recordedUntil: number },
  governing: Governing,
): Promise<Write[]> {
  const { id, year, attempt, recordedUntil } = assessment;
  const span = { first: firstDay(year), last: lastDay(year), recordedUntil };
  const figures = await counted(scope, span, quartersOf(year), id, governing);
  return insertFigures(scope, { period: String(year), edition: attempt }, figures);
}

async function counted(
  scope: Scope,
  span: { first: string; last: string; recordedUntil: number },
  quarters: readonly string[],
  assessmentId: string | null,
  { daysOff, ...counting }: Governing,
) {
  const [attendance, missed, groups] = await scope.db.batch(
    frozenQueries(scope, span, quarters, assessmentId),
  );
  return frozenFigures({ attendance, missed, groups }, daysOff, { ...counting, last: span.last });
}
