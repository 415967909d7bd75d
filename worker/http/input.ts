import { validator } from "hono/validator";
import * as v from "valibot";
import { type FieldRefusal, Refusal } from "../core/refusal";

/** A JSON body in the shape; anything else is refused field by field. Unknown fields are refused, not ignored. */
export function body<S extends v.GenericSchema>(schema: S) {
  return validator("json", (value) => parsed(schema, value));
}

/** The query string in the shape. */
export function query<S extends v.GenericSchema>(schema: S) {
  return validator("query", (value) => parsed(schema, value));
}

export function parsed<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  refuseUnlessModest(value, 0);
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (!result.success)
    throw new Refusal("invalid_input", { fields: result.issues.slice(0, 50).map(fieldOf) });
  return result.output;
}

const limits = { depth: 12, list: 5_000, text: 200_000 };

function refuseUnlessModest(value: unknown, depth: number): void {
  if (depth > limits.depth) throw new Refusal("too_large");
  if (typeof value === "string" && value.length > limits.text) throw new Refusal("too_large");
  if (value === null || typeof value !== "object") return;
  const items = Object.values(value);
  if (items.length > limits.list) throw new Refusal("too_large");
  for (const item of items) refuseUnlessModest(item, depth + 1);
}

const reasons: Record<string, string> = {
  strict_object: "unknown_field",
  min_length: "too_short",
  max_length: "too_long",
  min_value: "too_small",
  max_value: "too_large",
  picklist: "not_one_of",
  variant: "not_one_of",
  regex: "invalid_format",
  integer: "not_a_whole_number",
};

function fieldOf(issue: v.BaseIssue<unknown>): FieldRefusal {
  const path = issue.path?.map((part) => String(part.key)).join(".") ?? "";
  const missing = issue.input === undefined || issue.input === "";
  const surplus = issue.type === "strict_object" && issue.expected === "never";
  const known = missing && !surplus ? "required" : reasons[issue.type];
  const custom = issue.type === "check" || issue.type === "raw_check" ? issue.message : undefined;
  const params: Record<string, string | number> = {};
  if (typeof issue.requirement === "number") params.limit = issue.requirement;
  return { path, reason: known ?? custom ?? "invalid_format", params };
}
