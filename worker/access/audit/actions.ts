import { commit } from "../../core/commit";
import type { Scope } from "../../core/scope";
import type { ExportList } from "./shape";

/** Written down before a list leaves as a file; what is in it its reader was shown already. */
export async function noteExport(scope: Scope, what: ExportList): Promise<void> {
  await commit(scope, [], { event: "list.exported", subject: scope.countyId, detail: what });
}

/** Everybody's frozen facts leave as one file. */
export async function noteFactsExport(scope: Scope, assessmentId: string): Promise<void> {
  await commit(scope, [], { event: "assessment.facts_exported", subject: assessmentId });
}
