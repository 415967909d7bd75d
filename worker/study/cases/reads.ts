import { permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { findPerson } from "../../organization/people/records";
import { casesOf } from "./records";

/** A person's warnings, open cases and outside appraisals. */
export async function casesShown(scope: Scope, person: string) {
  await findPerson(scope, person);
  permit(scope, "standing_case.manage");
  return await casesOf(scope, person);
}
