import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import { can, permit } from "../../core/permissions";
import { type FieldRefusal, Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import {
  findVersion,
  governing,
  insertVersion,
  insertWithdrawal,
  lastInspectedQuarter,
  versionRows,
  versionsOf,
} from "./records";
import { faultsOf } from "./rules";
import { quartersToAdoptFrom, refuseUnlessAdoptable, statesOf } from "./rules-adoption";
import { changesBetween } from "./rules-changes";
import type { Measures } from "./shape";
import type { AdoptMeasures, VersionList, VersionRow } from "./shape-adoption";

/** Every version with what it is today and what the actor may do with it. */
export async function measuresOf(scope: Scope): Promise<VersionList> {
  permit(scope, "measures.read");
  const rows = await versionRows(scope);
  const states = statesOf(rows, scope.today);
  const manages = can(scope, "measures.manage");
  return {
    versions: rows.map(({ withdrawn: _, ...row }): VersionRow => {
      const state = states.get(row.id) ?? "past";
      return { ...row, state, can: manages && state === "coming" ? ["measures.withdraw"] : [] };
    }),
    quarters: quartersToAdoptFrom(scope.today),
    can: manages ? ["measures.manage"] : [],
  };
}

/** A draft that is whole and consistent; its wrong fields are named below `content`. */
export function soundDraft(content: unknown): Measures {
  const { measures, faults } = faultsOf(content);
  if (!measures) {
    const fields = faults.map((fault): FieldRefusal => ({ ...fault, path: `content.${fault.path}` }));
    throw new Refusal("invalid_input", { fields });
  }
  return measures;
}

/** A new version from a quarter on; earlier ones and what used them stay as they are (measures §9, §10, 12). */
export async function adoptMeasures(scope: Scope, input: AdoptMeasures): Promise<string> {
  permit(scope, "measures.manage");
  const content = soundDraft(input.content);
  const rows = await versionRows(scope);
  const latest = rows[0]?.number ?? 0;
  if (input.basedOn !== latest)
    throw new Refusal("stale_version", { params: { number: latest }, current: { number: latest } });
  const before = governing(await versionsOf(scope), input.fromQuarter).measures;
  refuseUnlessAdoptable(input.fromQuarter, scope.today, await lastInspectedQuarter(scope), before, content);
  const id = newId("mea");
  const { fromQuarter, reason } = input;
  await commit(scope, insertVersion(scope, { id, number: latest + 1, fromQuarter, content, reason }), {
    event: "measures.adopted",
    subject: id,
    detail: { number: latest + 1, fromQuarter, reason, changes: changesBetween(before, content) },
    otherwise: "stale_version",
    unguarded: "already_started",
    current: async () => ({ number: (await versionRows(scope))[0]?.number }),
    answer: { id },
  });
  return id;
}

/** Takes back a version that is not yet in force; nothing has used it, so nothing changes but what comes. */
export async function withdrawMeasures(scope: Scope, id: string): Promise<void> {
  permit(scope, "measures.manage");
  const version = await findVersion(scope, id);
  if (version.withdrawn) throw new Refusal("withdrawn");
  if (statesOf(await versionRows(scope), scope.today).get(id) !== "coming") throw new Refusal("in_use");
  await commit(scope, insertWithdrawal(scope, id), {
    event: "measures.withdrawn",
    subject: id,
    detail: { number: version.number, fromQuarter: version.fromQuarter },
    otherwise: "withdrawn",
    unguarded: "in_use",
  });
}
