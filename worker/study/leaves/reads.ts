import type * as v from "valibot";
import { can, permitSomewhere, unitsWithin } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { leaveRows, PAGE_ROWS } from "./records";
import type { ListLeaves } from "./shape";

/** Leave in reach, latest first, with what the reader may decide. */
export async function leavePage(scope: Scope, asked: v.InferOutput<typeof ListLeaves>) {
  permitSomewhere(scope, "person.read");
  const rows = await leaveRows(scope, asked, unitsWithin(scope, "leave.decide"));
  const page = rows.slice(0, PAGE_ROWS);
  const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
  return {
    leaves: page.map(({ outcome, lapsed, createdBy, ...row }) => ({
      ...row,
      state: outcome ?? (lapsed ? ("lapsed" as const) : ("requested" as const)),
      can:
        outcome || lapsed
          ? []
          : (["leave.decide", "leave.request"] as const).filter(
              (ability) =>
                can(scope, ability, { unitId: row.branchId, personId: row.personId }) &&
                (ability === "leave.request" ||
                  (row.personId !== scope.personId && createdBy !== scope.actor.accountId)),
            ),
    })),
    after: last ? `${last.firstOn}~${last.id}` : null,
  };
}
