import { firstChoices, planImport, type Standing } from "../../../worker/organization/rosters/rules";
import { guessMapping } from "../../../worker/organization/rosters/rules-columns";
import type { StandingPerson } from "../../../worker/organization/rosters/rules-identity";
import type { StandingUnit } from "../../../worker/organization/rosters/rules-placement";
import { previewOf } from "../../../worker/organization/rosters/rules-preview";
import { type Roster, readPeople } from "../../../worker/organization/rosters/rules-reading";
import { joined, tablesIn } from "../../../worker/organization/rosters/rules-tables";
import type { Choices, Field } from "../../../worker/organization/rosters/shape";
import type { Preview } from "../../../worker/organization/rosters/shape-preview";
import type { Cell, Sheet } from "../../../worker/papers/sheets/shape";

export const today = "2026-10-14";
export const county: StandingUnit = {
  id: "unt_county",
  parentId: null,
  kind: "county",
  name: "云岭县",
  path: "unt_county/",
  place: "0001/",
  organId: null,
  dissolvedOn: null,
};
export const emptyCounty: Standing = { rootId: county.id, units: [county], people: [] };
/** A hundred characters of which none comes twice. */
export const long = Array.from({ length: 100 }, (_, n) => String.fromCharCode(0x4e00 + n)).join("");

export function aUnitBelow(parent: StandingUnit, kind: StandingUnit["kind"], name: string): StandingUnit {
  const id = `${parent.id}_${name}`;
  return { ...county, id, parentId: parent.id, kind, name, path: `${parent.path}${id}/` };
}

export function aPersonHere(name: string, change: Partial<StandingPerson> = {}): StandingPerson {
  return { id: `per_${name}`, name, phone: null, staffNumber: null, born: null, branchId: null, ...change };
}

/** One row, its columns given by what they mean: a member of a branch, where nothing else is said. */
export function aRow(change: Partial<Record<Field, Cell>>, choices: Partial<Choices> = {}) {
  const cells: Partial<Record<Field, Cell>> = { name: "甲一", branch: "一支部", standing: "党员", ...change };
  const { read } = readPeople({ ...aList([cells]), choices: { ...firstChoices(today), ...choices } }, today);
  const [row] = read;
  if (!row) throw new Error("the row was not read");
  return row;
}

/** Rows by the meaning of their cells, below a header that a person mapped. */
export function aList(rows: Partial<Record<Field, Cell>>[]): Roster {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))] as Field[];
  return {
    rows: [columns, ...rows.map((row) => columns.map((field) => row[field] ?? null))],
    mapping: { headerRow: 1, columns, organName: null },
    choices: firstChoices(today),
    source: null,
  };
}

/** What an import of such rows would do. */
export function imported(
  rows: Partial<Record<Field, Cell>>[],
  choices: Partial<Choices> = {},
  standing: Partial<Standing> = {},
): Preview {
  const roster = { ...aList(rows), choices: { ...firstChoices(today), ...choices } };
  return previewOf(planImport(roster, { ...emptyCounty, ...standing }, today), roster);
}

/** A file of sheets as it is kept: all its lists as one. */
export function aFile(sheets: Record<string, Cell[][]> | Sheet[], choices: Partial<Choices> = {}): Roster {
  const read = Array.isArray(sheets)
    ? sheets
    : Object.entries(sheets).map(([name, rows]): Sheet => ({ name, rows }));
  const { tables: found, others } = tablesIn(read);
  const { rows, tables } = joined(found);
  return {
    rows,
    mapping: guessMapping(rows),
    choices: { ...firstChoices(today, tables), ...choices },
    source: {
      tables,
      several: new Set(tables.map(({ sheet }) => sheet)).size > 1,
      others,
      strayQuotes: [],
      dropped: [],
    },
  };
}

export function previewed(...file: Parameters<typeof aFile>): Preview {
  const roster = aFile(...file);
  return previewOf(planImport(roster, emptyCounty, today), roster);
}

/** Each problem as "C5 no_name". */
export function problemsOf({ problems }: Pick<Preview, "problems">): string[] {
  return problems.map(({ cell, code }) => `${cell} ${code}`);
}
