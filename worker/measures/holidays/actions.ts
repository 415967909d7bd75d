import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { can, permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { changesOf, changesQuery, findChange, insertChange, insertWithdrawal } from "./records";
import { daysOffAsOf, refuseUnlessChange } from "./rules";
import type { ChangeDays, HolidayList } from "./shape";

/** A year's own days off and working days, the withdrawn ones too. */
export async function holidaysOf(scope: Scope, year: number): Promise<HolidayList> {
  permit(scope, "measures.read");
  const manages = can(scope, "measures.manage") ? ["measures.manage"] : [];
  return {
    year,
    changes: (await changesOf(scope, year)).map((row) => ({
      ...row,
      can: row.withdrawnAt === null ? manages : [],
    })),
    can: manages,
  };
}

/** The county takes days off or works them otherwise than the notice; what was frozen before stays as it was. */
export async function changeDays(scope: Scope, input: ChangeDays): Promise<string> {
  permit(scope, "measures.manage");
  refuseUnlessChange(input, daysOffAsOf(await changesQuery(scope), scope.now + 1), scope.today);
  const id = newId("hol");
  await commit(scope, insertChange(scope, { id, ...input }), {
    event: "holidays.changed",
    subject: id,
    detail: input,
    unguarded: "overlapping",
    answer: { id },
  });
  return id;
}

/** From now on the notice holds again on these days. */
export async function withdrawChange(scope: Scope, id: string): Promise<void> {
  permit(scope, "measures.manage");
  const change = await findChange(scope, id);
  if (change.withdrawnAt !== null) throw new Refusal("withdrawn");
  const { first, last, kind } = change;
  await commit(scope, [insertWithdrawal(scope, id)], {
    event: "holidays.restored",
    subject: id,
    detail: { first, last, kind },
    otherwise: "withdrawn",
  });
}
