import { type FieldRefusal, Refusal } from "../../core/refusal";
import type { AddContribution } from "./shape";

/** Only a certificate grants hours, and it always does (measures §4). */
export function minutesGranted({ kind, minutes }: Pick<AddContribution, "kind" | "minutes">): number {
  if (kind === "certificate" && minutes === undefined)
    throw new Refusal("invalid_input", { fields: [{ path: "minutes", reason: "required" }] });
  if (kind !== "certificate" && minutes !== undefined)
    throw new Refusal("invalid_input", { fields: [{ path: "minutes", reason: "only_for_a_certificate" }] });
  return minutes ?? 0;
}

/** What a person may enter for approval; lessons, speeches and the rest are the recorder's to enter (decisions: Who records what). */
export function mayEnterOwn(kind: AddContribution["kind"]): boolean {
  return kind === "certificate";
}

/** Every reader must be in reach and named once (decisions: Who records what). */
export function refuseUnlessAllFound(people: readonly string[], found: ReadonlySet<string>): void {
  const fields: FieldRefusal[] = people.flatMap((personId, index) => {
    if (!found.has(personId)) return [{ path: `people.${index}`, reason: "not_found" }];
    return people.indexOf(personId) === index ? [] : [{ path: `people.${index}`, reason: "repeated" }];
  });
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
}
