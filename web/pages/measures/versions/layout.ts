import type { Cell, Group, Part, Row } from "./layout-cells.ts";
import { branches, gates, inspection, quotas, score } from "./layout-rating.ts";
import { attendance, standards, targets, timetable } from "./layout-study.ts";

/** The measures as a document, in the order of a year's work. */
export const parts: readonly Part[] = [
  standards,
  timetable,
  attendance,
  targets,
  inspection,
  score,
  gates,
  quotas,
  branches,
];

export type Place = { part: Part; group: Group; row: Row; column: number; cell: Cell };

const places = new Map<string, Place>(
  parts.flatMap((part) =>
    part.groups.flatMap((group) =>
      group.rows.flatMap((found) =>
        found.cells.flatMap((cell, column): [string, Place][] =>
          cell ? [[cell.path, { part, group, row: found, column, cell }]] : [],
        ),
      ),
    ),
  ),
);

/** Where a measure stands; a wrong group of measures stands where its first one does. */
export function placeOf(path: string): Place | undefined {
  return places.get(path) ?? [...places].find(([name]) => name.startsWith(`${path}.`))?.[1];
}
export const laidOut = (): string[] => [...places.keys()];
