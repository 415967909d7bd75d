import { noteFactsExport } from "../../access/audit/actions";
import { permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { measuresUsed } from "../../measures/versions/records";
import { factsSlices, findAssessment, quotaRows } from "../proposals/records";
import { fileTexts } from "./rules-export";

/** The facts of a year's ratings as the texts of a file that `rate` reads; the log knows that they left. */
export async function factsTexts(scope: Scope, id: string): Promise<AsyncIterator<string>> {
  permit(scope, "measures.manage");
  const assessment = await findAssessment(scope, id);
  const { measures, versions } = await measuresUsed(scope, assessment.measuresId, assessment.year);
  const quotas = await quotaRows(scope, assessment.id);
  await noteFactsExport(scope, assessment.id);
  return fileTexts({ ...assessment, measures, versions }, factsSlices(scope, assessment.id), quotas);
}
