import { addDays, type Day, shanghaiDay } from "../../core/calendar";
import { type FieldRefusal, Refusal } from "../../core/refusal";
import type { Mark } from "./shape";

/** A closed register is its branch's own to correct for so many days (decisions: Sessions). */
const correctionDays = 7;

type Row = { personId: string; branchId: string; exempt: boolean; member: boolean };

/** The marked rows of the roll; people who are not on it, twice in it, or exempt without an exemption are named (measures §4). */
export function markedRows<R extends Row>(marks: readonly Omit<Mark, "version">[], roll: readonly R[]): R[] {
  const byPerson = new Map(roll.map((row) => [row.personId, row]));
  const seen = new Set<string>();
  const fields: FieldRefusal[] = [];
  const rows = marks.flatMap((mark, index) => {
    const row = byPerson.get(mark.personId);
    if (!row?.member) fields.push({ path: `marks.${index}.personId`, reason: "not_on_roll" });
    else if (seen.has(mark.personId)) fields.push({ path: `marks.${index}.personId`, reason: "repeated" });
    else if (mark.status === "exempt" && !row.exempt)
      fields.push({ path: `marks.${index}.status`, reason: "no_exemption" });
    seen.add(mark.personId);
    return row ? [row] : [];
  });
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  return rows;
}

/** Whether a correction takes effect at once; afterwards a second person approves it (decisions: Sessions). */
export function isWithinCorrectionDays(closedAt: number, today: Day): boolean {
  return today <= addDays(shanghaiDay(closedAt), correctionDays);
}

/** Only a closed register is corrected; one that is open is marked (measures §4). */
export function refuseUnlessClosed(session: { state: string }): void {
  if (session.state !== "closed") throw new Refusal("not_closed");
}

/** A make-up follows the session it makes up and has been held (measures §4). */
export function refuseUnlessMakesUp(
  row: { status: string | null },
  session: { heldOn: Day },
  heldOn: Day,
  today: Day,
): void {
  const fields: FieldRefusal[] = [];
  if (row.status !== "leave" && row.status !== "unexcused")
    fields.push({ path: "personId", reason: "owes_no_make_up" });
  if (heldOn < session.heldOn)
    fields.push({ path: "heldOn", reason: "not_after", params: { day: session.heldOn } });
  if (heldOn > today) fields.push({ path: "heldOn", reason: "in_the_future" });
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
}
