import type * as v from "valibot";
import { permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { feedbackRows, PAGE_ROWS } from "./records";
import type { ListFeedback } from "./shape";

/** What people wrote to the county, latest first. */
export async function feedbackPage(scope: Scope, asked: v.InferOutput<typeof ListFeedback>) {
  permit(scope, "feedback.read");
  const rows = await feedbackRows(scope, asked);
  const shown = rows.slice(0, PAGE_ROWS);
  const after = rows.length > PAGE_ROWS ? (shown.at(-1)?.id ?? null) : null;
  return { feedback: shown, after };
}
