import type * as v from "valibot";
import { quarterOf } from "../../core/calendar";
import { can, permit, permitSomewhere, unitsWithin } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { governing, versionsOf } from "../../measures/versions/records";
import { essayRows, findEssay, PAGE_ROWS } from "./records";
import type { ListEssays } from "./shape";

/** One essay with its reviews and the length asked of the author. */
export async function essayDetail(scope: Scope, id: string) {
  const { post, ...essay } = await findEssay(scope, id);
  permit(scope, "essay.read", { unitId: essay.branchId, personId: essay.personId });
  const { measures } = governing(await versionsOf(scope), quarterOf(scope.today));
  return {
    ...essay,
    minimumCharacters: measures.targets.essays.characters[post ?? "staff"],
    can: abilitiesOn(scope, essay),
  };
}

/** Essays in reach, the latest half-year first. */
export async function essayPage(scope: Scope, asked: v.InferOutput<typeof ListEssays>) {
  permitSomewhere(scope, "essay.read");
  const rows = await essayRows(scope, asked, unitsWithin(scope, "essay.read"));
  const page = rows.slice(0, PAGE_ROWS);
  const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
  return {
    essays: page.map((row) => ({ ...row, can: abilitiesOn(scope, row) })),
    after: last ? `${last.half}~${last.id}` : null,
  };
}

/** Review while it waits, write again once it was returned. */
function abilitiesOn(scope: Scope, essay: { branchId: string; personId: string; state: string }): string[] {
  const target = { unitId: essay.branchId, personId: essay.personId };
  const ability = ({ submitted: "essay.review", returned: "essay.write" } as const)[
    essay.state as "submitted"
  ];
  if (ability === "essay.review" && essay.personId === scope.personId) return [];
  return ability && can(scope, ability, target) ? [ability] : [];
}
