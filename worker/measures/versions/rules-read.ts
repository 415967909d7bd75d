import * as v from "valibot";
import { Measures } from "./shape";

/** What is wrong with one field of a text that should be measures. */
export type ShapeIssue = { path: string; type: string; requirement: string; missing: boolean };

/** Measures if the input has their shape, else each field that has not. */
export function readMeasures(input: unknown): { measures?: Measures; issues: ShapeIssue[] } {
  const read = v.safeParse(Measures, input);
  if (read.success) return { measures: read.output, issues: [] };
  return {
    issues: read.issues.map((issue) => ({
      path: v.getDotPath(issue) ?? "",
      type: issue.type,
      requirement: String(issue.requirement),
      missing: issue.input === undefined || issue.input === null,
    })),
  };
}
