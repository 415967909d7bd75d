import { addDays, type Day, isDay } from "../../core/calendar";
import type { Cell } from "../../papers/sheets/shape";
import { cleanText, readDate, type Understood, understandStanding } from "./rules-values";
import type { Choices, Mapping } from "./shape";
import type { Person } from "./shape-preview";

type Standing = Person["standing"];
type PartyCells = { standing: Cell; joinedParty: Cell; fullMemberOn: Cell };

/** Whether any column tells who is a member of the party. */
export function tellsStanding(columns: Mapping["columns"]): boolean {
  return (["standing", "joinedParty", "fullMemberOn"] as const).some((field) => columns.includes(field));
}

/**
 * Who somebody is in the party. A column that says so decides; where it is blank, a date of joining or of full
 * membership, readable or not, says member; where nothing says anything, it is asked and never assumed.
 */
export function standingFrom(
  cells: PartyCells,
  columns: Mapping["columns"],
  choices: Pick<Choices, "standing">,
  today: Day,
): Understood<Standing> {
  if (!tellsStanding(columns))
    return choices.standing ? { value: choices.standing } : { value: null, problem: "missing_standing" };
  const said = understandStanding(cells.standing);
  if (said.value !== null || said.problem) return said;
  return byDates(cells, today) ?? blank(columns);
}

/** A column of the standing that is empty may have been forgotten; without one, an empty date says no member. */
function blank(columns: Mapping["columns"]): Understood<Standing> {
  return columns.includes("standing")
    ? { value: "non_party", problem: "standing_blank" }
    : { value: "non_party" };
}

function byDates({ joinedParty, fullMemberOn }: PartyCells, today: Day): Understood<Standing> | null {
  if (cleanText(fullMemberOn) !== null) {
    const day = readDate(fullMemberOn) ?? "";
    return { value: isDay(day) && day > today ? "probationary" : "full" };
  }
  if (cleanText(joinedParty) === null) return null;
  const joined = readDate(joinedParty) ?? "";
  const yearAgo = addDays(today, -365);
  return /^\d{4}-/.test(joined) && joined > yearAgo.slice(0, joined.length)
    ? { value: "probationary", problem: "recently_joined", params: { date: joined } }
    : { value: "full" };
}
