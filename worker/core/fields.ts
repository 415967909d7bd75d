import type * as v from "valibot";
import type { FieldRefusal } from "./refusal";

const reasons: Record<string, string> = {
  min_length: "too_short",
  max_length: "too_long",
  min_value: "too_small",
  max_value: "too_large",
  picklist: "not_one_of",
  variant: "not_one_of",
  literal: "not_one_of",
  regex: "invalid_format",
  integer: "not_a_whole_number",
};

/** What a shape found wrong, as a field with its reason. */
export function fieldOf(issue: v.BaseIssue<unknown>): FieldRefusal {
  const path = issue.path?.map((part) => String(part.key)).join(".") ?? "";
  const missing = issue.input === undefined || issue.input === "";
  const surplus = issue.type === "strict_object" && issue.expected === "never";
  const known = surplus ? "unknown_field" : missing ? "required" : reasons[issue.type];
  const custom = issue.type === "check" || issue.type === "raw_check" ? issue.message : undefined;
  const params: Record<string, string | number> = {};
  if (typeof issue.requirement === "number") params.limit = issue.requirement;
  if (known === "not_one_of" && issue.expected) params.allowed = allowedIn(issue.expected);
  return { path, reason: known ?? custom ?? "invalid_format", params };
}

/** `("a" | "b")` as valibot says it → `a, b`. */
function allowedIn(expected: string): string {
  return expected.replaceAll(/[()"]/g, "").replaceAll(" | ", ", ");
}
