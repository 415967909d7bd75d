import { eq } from "drizzle-orm";
import { attendance, attendanceCorrections, makeUps, sittersIn } from "../../../db/schema/county";
import type { Erased } from "../../core/erasure";
import { type Scope, withinCounty } from "../../core/scope";
import type { Write } from "../../core/statement";

/** Free text beside the person's own marks; what they wrote beside somebody else's is about that one and stays. */
export function erasure(scope: Scope, { personId, name }: Erased): Write[] {
  const { db } = scope;
  return [
    db
      .update(attendance)
      .set({ remark: null })
      .where(withinCounty(scope, attendance, eq(attendance.personId, personId))),
    db
      .update(attendanceCorrections)
      .set({ reason: "" })
      .where(withinCounty(scope, attendanceCorrections, eq(attendanceCorrections.personId, personId))),
    db
      .update(makeUps)
      .set({ note: null })
      .where(withinCounty(scope, makeUps, eq(makeUps.personId, personId))),
    db
      .update(sittersIn)
      .set({ name })
      .where(withinCounty(scope, sittersIn, eq(sittersIn.personId, personId))),
  ];
}
