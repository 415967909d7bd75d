import { Hono } from "hono";
import { noteFactsExport } from "../../access/audit/actions";
import { permit } from "../../core/permissions";
import { streamOf } from "../../core/stream";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { measuresUsed } from "../../measures/versions/records";
import { factsSlices, findAssessment, quotaRows } from "../proposals/records";
import { fileTexts } from "./rules-export";
import { endpoints } from "./shape";

const answer = answering(endpoints);

/** The facts of a year's ratings as a file that `rate` reads. */
export const factsFile = new Hono<App>().post("/:id/facts", async (c) => {
  const { scope } = c.var;
  permit(scope, "measures.manage");
  const assessment = await findAssessment(scope, c.req.param("id"));
  const { measures, versions } = await measuresUsed(scope, assessment.measuresId, assessment.year);
  const quotas = await quotaRows(scope, assessment.id);
  await noteFactsExport(scope, assessment.id);
  const texts = fileTexts({ ...assessment, measures, versions }, factsSlices(scope, assessment.id), quotas);
  c.header("Content-Type", "application/json; charset=utf-8");
  return answer(c, "POST /assessments/:id/facts", streamOf(texts));
});
