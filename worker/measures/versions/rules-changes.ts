import type { Measures } from "./shape";

/** A number, a share, a switch or an order: what a measure sets by itself. */
export type Leaf = number | string | boolean | readonly (number | string)[];
export type Change = { path: string; before: Leaf | undefined; after: Leaf | undefined };

/** Every single measure by its path; a share and the order of the tie keys are one each (measures §1–§8). */
export function leavesOf(measures: Measures): Map<string, Leaf> {
  return new Map(below("", measures));
}

function below(path: string, value: object): [string, Leaf][] {
  return Object.entries(value).flatMap(([name, inner]): [string, Leaf][] => {
    const here = path === "" ? name : `${path}.${name}`;
    if (inner === undefined) return [];
    return typeof inner === "object" && !Array.isArray(inner) ? below(here, inner) : [[here, inner as Leaf]];
  });
}

/** What differs between two versions, in the order of the document (measures §10, 12). */
export function changesBetween(before: Measures, after: Measures): Change[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path) => ({ path, before: was.get(path), after: is.get(path) }))
    .filter((change) => !isSame(change.before, change.after));
}

/** Shares are the same when they are written the same: 1/3 and 2/6 are told apart as a reader would. */
export function isSame(a: Leaf | undefined, b: Leaf | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
