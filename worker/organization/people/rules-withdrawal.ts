import { type Day, shanghaiDay } from "../../core/calendar";
import { Refusal } from "../../core/refusal";

export type Kept = {
  id: string;
  fromOn: Day;
  untilOn: Day | null;
  /** When the interval and when its end were recorded (epoch ms). */
  createdAt: number;
  endedAt: number | null;
};

/** What of an interval is taken back: its end, or all of it, so that the one before it goes on. */
export type Withdrawn<Row extends Kept> = { part: "end"; row: Row } | { part: "all"; row: Row; former?: Row };

/**
 * What has not begun can be taken back, and what was entered today; of the latest interval only, and of a membership,
 * standing or post only where another goes before it (decisions: Units).
 */
export function withdrawalOf<Row extends Kept>(
  rows: readonly Row[],
  id: string,
  today: Day,
  standsAlone: boolean,
): Withdrawn<Row> {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Refusal("not_found");
  if (!standsAlone && rows.some((other) => other.fromOn > row.fromOn))
    throw new Refusal("later_records_exist");
  const isFresh = (day: Day, recordedAt: number) => day > today || shanghaiDay(recordedAt) === today;
  if (row.untilOn !== null && row.endedAt !== null) {
    if (!isFresh(row.untilOn, row.endedAt)) throw new Refusal("already_started");
    return { part: "end", row };
  }
  const former = standsAlone ? undefined : rows.find(({ untilOn }) => untilOn === row.fromOn);
  if (!isFresh(row.fromOn, row.createdAt) || !(former || standsAlone)) throw new Refusal("already_started");
  return { part: "all", row, former };
}

/** The intervals of which something can be taken back now. */
export function withdrawable(rows: readonly Kept[], today: Day, standsAlone: boolean): string[] {
  return rows.flatMap(({ id }) => {
    try {
      withdrawalOf(rows, id, today, standsAlone);
      return [id];
    } catch {
      return [];
    }
  });
}
