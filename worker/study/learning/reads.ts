import type * as v from "valibot";
import { yearOf } from "../../core/calendar";
import { can, permitSomewhere } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { contributionRows, mustReadsWithReadings, PAGE_ROWS } from "./records";
import type { ListContributions, ListMustReads } from "./shape";

/** Speeches, lessons and certificates in reach, latest first. */
export async function contributionPage(scope: Scope, asked: v.InferOutput<typeof ListContributions>) {
  permitSomewhere(scope, "person.read");
  const rows = await contributionRows(scope, asked);
  const page = rows.slice(0, PAGE_ROWS);
  const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
  return {
    contributions: page.map(({ createdBy, ...row }) => ({
      ...row,
      can:
        row.approvedAt === null &&
        row.personId !== scope.personId &&
        createdBy !== scope.actor.accountId &&
        can(scope, "learning.record", { unitId: row.branchId })
          ? ["learning.record"]
          : [],
    })),
    after: last ? `${last.doneOn}~${last.id}` : null,
  };
}

/** The year's must-reads with the readers in reach. */
export async function mustReadList(scope: Scope, asked: v.InferOutput<typeof ListMustReads>) {
  const year = asked.year ?? yearOf(scope.today);
  return {
    year,
    mustReads: await mustReadsWithReadings(scope, year),
    can: can(scope, "reading.manage") ? ["reading.manage"] : [],
  };
}
