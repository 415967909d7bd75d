import type * as v from "valibot";
import { can, permit } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { findUnit } from "../../organization/units/records";
import { likenessesOf, type Row } from "./records";
import type { LikenessesOf, LikenessList } from "./shape";

/** Texts of a branch that say nearly the same as another of the county, or the same again and again. Of another that the reader may not open it is told only that there is one. */
export async function likenessesShown(
  scope: Scope,
  asked: v.InferOutput<typeof LikenessesOf>,
): Promise<LikenessList> {
  const { branch, quarter } = asked;
  const unit = await findUnit(scope, branch);
  permit(scope, "inspection.mark", { unitId: unit.id });
  const rows = (await likenessesOf(scope, unit.id, quarter)).filter(({ text }) => mayOpen(scope, text));
  const isItself = ({ text, other }: Row) => text.id === other.id;
  return {
    pairs: rows
      .filter((row) => !isItself(row))
      .map(({ text, other, shared, pieces }) => ({
        text: told(text),
        other: mayOpen(scope, other) ? told(other) : null,
        shared,
        pieces,
      })),
    repetitions: rows
      .filter(isItself)
      .map(({ text, shared, pieces }) => ({ text: told(text), shared, pieces })),
  };
}

function mayOpen(scope: Scope, { kind, branchId, personId, isOfReach }: Row["other"]): boolean {
  const isReached = isOfReach === 1 || personId === scope.personId;
  return isReached && can(scope, `${kind}.read`, { unitId: branchId, personId });
}

function told({ branchId: _, isOfReach: __, ...text }: Row["text"]): LikenessList["pairs"][number]["text"] {
  return text;
}
