import type * as v from "valibot";
import { permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { findUnit } from "../../organization/units/records";
import { likenessesOf } from "./records";
import type { LikenessesOf } from "./shape";

/** Pairs of notes of a branch in a quarter that say nearly the same. */
export async function likenessesShown(scope: Scope, asked: v.InferOutput<typeof LikenessesOf>) {
  const { branch, quarter } = asked;
  const unit = await findUnit(scope, branch);
  permit(scope, "inspection.mark", { unitId: unit.id });
  return { pairs: await likenessesOf(scope, unit.id, quarter) };
}
