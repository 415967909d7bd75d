import { type Leaf, leavesOf } from "../../../../worker/measures/versions/rules.ts";
import type { Measures } from "../../../../worker/measures/versions/shape.ts";
import type { Kind } from "./layout-cells.ts";

/** As people write it: 90%, 1/3, 6000, 01-20. */
export function textOf(leaf: Leaf | undefined, kind: Kind): string {
  if (leaf === undefined) return "";
  if (kind === "share" && Array.isArray(leaf)) {
    const [n, d] = leaf.map(Number);
    if (n === undefined || d === undefined) return "";
    return (n * 100) % d === 0 ? `${(n * 100) / d}%` : `${n}/${d}`;
  }
  return Array.isArray(leaf) ? leaf.join(",") : String(leaf);
}

/** What was typed as the measure it means; what means nothing stays text, which the rules refuse by its field. */
export function leafOf(text: string, kind: Kind, was: Leaf | undefined): Leaf {
  const typed = text.trim();
  if (typeof was === "boolean") return typed === "true" || typed === "1";
  if (kind === "switch") return typed === "true" || typed === "1" ? 1 : 0;
  if (kind === "count") return /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed;
  if (kind === "share") return shareOf(typed) ?? typed;
  if (kind === "order") return typed === "" ? [] : typed.split(",");
  return typed;
}

/** 90%, 0.9, 9/10 and 1 as a share in lowest terms. */
export function shareOf(typed: string): [number, number] | undefined {
  const fraction = /^(\d{1,6})\s*[/／]\s*([1-9]\d{0,5})$/.exec(typed);
  if (fraction) return lowest(Number(fraction[1]), Number(fraction[2]));
  const decimal = /^(\d{1,4})(?:\.(\d{1,2}))?\s*([%％]?)$/.exec(typed);
  if (!decimal) return undefined;
  const [, whole = "0", part = "", percent] = decimal;
  return lowest(Number(whole + part), 10 ** part.length * (percent ? 100 : 1));
}

function lowest(n: number, d: number): [number, number] {
  let [a, b] = [n, d];
  while (b > 0) [a, b] = [b, a % b];
  return a === 0 ? [0, 1] : [n / a, d / a];
}

export type Typed = Readonly<Record<string, string | boolean | number | null | undefined>>;

/** Measures with what was typed over them. */
export function draftFrom(base: Measures, typed: Typed, kindOf: (path: string) => Kind): Measures {
  const draft = structuredClone(base);
  const leaves = leavesOf(base);
  for (const [path, text] of Object.entries(typed)) {
    if (typeof text === "string" && leaves.has(path))
      put(draft, path, leafOf(text, kindOf(path), leaves.get(path)));
  }
  return draft;
}

function put(into: object, path: string, leaf: Leaf) {
  const names = path.split(".");
  const last = names.pop() ?? "";
  let here = into as Record<string, unknown>;
  for (const name of names) here = here[name] as Record<string, unknown>;
  here[last] = leaf;
}
