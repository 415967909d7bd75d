import type { DaysOff } from "../../core/calendar";
import { daysOf, isExemptedByLeave } from "../calendar/rules-months";

/** A roll row that was missed inside an approved leave, as recorded at an instant. */
export type MissedInLeave = {
  branchId: string;
  sessionId: string;
  personId: string;
  status: string;
  day: string;
  minutes: number;
  /** JSON of the person's intervals, which say whether the month is taken out. */
  memberships: string;
  leaves: string;
  exemptions: string;
};

/** Those of the rows that count as exempt, because leave and exemption together take their month out (measures §4). */
export function exemptedByLeave(rows: readonly MissedInLeave[], daysOff?: DaysOff): MissedInLeave[] {
  return rows.filter((row) => {
    const exemptions = JSON.parse(row.exemptions) as { from: string; until: string | null }[];
    const person = {
      memberships: JSON.parse(row.memberships),
      leaves: JSON.parse(row.leaves),
      exemptions: daysOf(exemptions),
      posts: [],
      offices: [],
    };
    return isExemptedByLeave(person, row.day, daysOff);
  });
}
