import { validator } from "hono/validator";
import * as v from "valibot";
import { fieldOf } from "../core/fields";
import { Refusal } from "../core/refusal";

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
