import type * as v from "valibot";
import { yearOf } from "../../core/calendar";
import { canSomewhere, permitSomewhere } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { abilitiesOn } from "./actions";
import { rotaOf } from "./records";
import type { ListTurns } from "./shape";

/** A year's lecture rota, and the lessons that were given. */
export async function rotaShown(scope: Scope, asked: v.InferOutput<typeof ListTurns>) {
  permitSomewhere(scope, "person.read");
  const year = asked.year ?? yearOf(scope.today);
  const { turns, given } = await rotaOf(scope, year);
  return {
    year,
    turns: turns.map((turn) => ({ ...turn, can: abilitiesOn(scope, turn) })),
    given,
    can: canSomewhere(scope, "learning.record") ? ["learning.record"] : [],
  };
}
