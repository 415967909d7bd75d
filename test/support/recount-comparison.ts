import { firstDay, halvesOf, lastDay, monthOf, monthsOf, quartersOf } from "../../worker/core/calendar";
import { floor } from "../../worker/core/rational";
import type { Cell } from "../../worker/inspection/figures/shape";
import { defaultMeasures, floorTo } from "../../worker/measures/versions/rules";
import { hoursCount, type Row, recorded, type Tables, text } from "./recount";
import { quarterRecount } from "./recount-facts";

const measures = defaultMeasures();
const expectedOf = new Set(["present", "late", "left_early", "made_up", "unexcused"]);

type Recounted = { people: number; cells: Record<string, Cell> };

/** The comparison counted again, person by person, at the instant `cut`; a year to the end of the quarter that runs. */
export function comparisonRecount(
  tables: Tables,
  { period, last, cut }: { period: string; last: string; cut: number },
): Record<string, Recounted> {
  const year = Number(period.slice(0, 4));
  const isYear = period.length === 4;
  const first = isYear ? firstDay(year) : firstDay(period);
  const quarters = (isYear ? quartersOf(year) : [period]).filter((quarter) => lastDay(quarter) <= last);
  const lines = tables.people.map(({ id }) =>
    personLine(recorded(tables, String(id), year, cut), { first, last, isYear, quarters }, tables),
  );
  const halves = halvesOf(year).filter((half) => lastDay(half) <= last);
  return Object.fromEntries(
    tables.units.map((unit) => {
      const below = new Set(
        tables.units.filter((one) => chainOf(one, tables).includes(unit.id)).map(({ id }) => id),
      );
      const people = lines.filter(({ home }) => home !== undefined && below.has(home));
      const rolls = lines.flatMap((line) => line.rolls).filter((roll) => below.has(roll.branchId));
      return [String(unit.id), { people: people.length, cells: cellsOf(people, rolls, halves) }];
    }),
  );
}

/** The unit and all above it. */
function chainOf(unit: Row, tables: Tables): (string | number | null | undefined)[] {
  const above = tables.units.find(({ id }) => id === unit.parent_id);
  return above ? [unit.id, ...chainOf(above, tables)] : [unit.id];
}

type Window = { first: string; last: string; isYear: boolean; quarters: string[] };

function personLine(person: ReturnType<typeof recorded>, window: Window, tables: Tables) {
  const { first, last, isYear, quarters } = window;
  const quarter = quarters.at(-1) ?? "";
  const facts = quarterRecount(person, quarter);
  const onDay = isYear ? person.holding(person.memberships, `${person.year}-12-31`) : undefined;
  const home = isYear ? facts && onDay?.branch_id : facts?.unitId;
  const verdictsOf = (row: Row) => {
    const mine = (one: Row) => one.inspection_id === row.inspection_id && one.person_id === person.personId;
    return text(
      tables.inspection_outcomes.find(mine) ?? tables.inspection_marks.find(mine) ?? row,
      "verdict",
    );
  };
  return {
    home: home === undefined ? undefined : String(home),
    exempt: isYear
      ? person.holding(person.everything, `${person.year}-12-31`) !== undefined
      : facts?.exemptWholeQuarter === true,
    months: person.counted(`${person.year}-01`, monthOf(last), false),
    minutes: person.minutesTo(last),
    characters:
      person.typed(last) +
      person.books(last, isYear ? "~" : quarter).reduce((sum, { characters }) => sum + characters, 0),
    essays: new Set(person.accepted.map(({ half }) => half)),
    rolls: person.rolls.filter(({ heldOn }) => heldOn >= first && heldOn <= last),
    verdicts: person.inspected
      .filter((item) => quarters.includes(item.quarter))
      .map(({ item }) => verdictsOf(item)),
  };
}

type Line = ReturnType<typeof personLine>;

function cellsOf(people: Line[], rolls: Line["rolls"], halves: string[]): Record<string, Cell> {
  const asked = people.filter(({ exempt, months }) => !exempt && months.length > 0);
  const sum = (of: (line: Line) => number) => asked.reduce((all, line) => all + of(line), 0);
  const floorOf = (kind: "minutes" | "characters") =>
    sum(({ months }) => floor(floorTo(months, kind, measures)));
  const required = asked.flatMap((line) =>
    halves
      .filter(
        (half) =>
          line.months.filter(({ month }) => monthsOf(half).includes(month)).length >= measures.essayMonths,
      )
      .map((half) => line.essays.has(half)),
  );
  const expected = rolls.filter(({ status }) => expectedOf.has(status)).length;
  const [n, d] = measures.gates.G1.threshold;
  const inspected = people
    .flatMap(({ verdicts }) => verdicts)
    .filter((verdict) => verdict !== "exempt" && verdict !== "deferred");
  const accepted = required.filter(Boolean).length;
  const cell = (of: number, over: number, standard: Cell["standard"]): Cell =>
    over === 0 ? { n: 0, d: 0, standard: null } : { n: of, d: over, standard };
  return {
    attendance: cell(rolls.filter(({ status }) => hoursCount.has(status)).length, expected, {
      n: expected * n,
      d: expected * d,
    }),
    hours: cell(
      sum(({ minutes }) => minutes),
      asked.length,
      { n: floorOf("minutes"), d: asked.length },
    ),
    notes: cell(
      sum(({ characters }) => characters),
      asked.length,
      {
        n: floorOf("characters"),
        d: asked.length,
      },
    ),
    essays: cell(accepted, required.length, { n: required.length, d: required.length }),
    inspection: cell(
      inspected.filter((verdict) => verdict === "pass" || verdict === "rectified").length,
      inspected.length,
      { n: inspected.length, d: inspected.length },
    ),
    excellent: cell(0, 0, null),
  };
}
