import { Refusal } from "../../core/refusal";

type Division = [code: string, name: string, above: string];

/** The county-level division of a code (GB/T 2260), from the same list the sign-up page searches. */
export async function divisionOf(code: string): Promise<{ code: string; name: string }> {
  const { default: divisions } = (await import("../../../db/divisions.json")) as unknown as {
    default: Division[];
  };
  const found = divisions.find(([candidate]) => candidate === code);
  if (!found) throw new Refusal("invalid_input", { fields: [{ path: "code", reason: "no_such_division" }] });
  return { code, name: found[1] };
}
