import type { measures } from "../../../text/measures/versions.zh.ts";

export type Word = keyof typeof measures.zh;
/** How one measure is written: a whole number, a share of 1, a switch, a choice, a day of the year, the order of ties. */
export type Kind = "count" | "share" | "switch" | "day" | "order" | readonly Word[];
export type Cell = { path: string; kind: Kind; unit?: Word };
/** `see` is the county's page on which what the row speaks of is kept. */
export type Row = { label: Word; cells: readonly (Cell | undefined)[]; see?: string };
export type Group = { title?: Word; columns?: readonly Word[]; rows: readonly Row[] };
export type Part = { id: string; title: Word; help?: Word; groups: readonly Group[] };

export const count = (path: string, unit?: Word): Cell => ({ path, kind: "count", unit });
export const share = (path: string): Cell => ({ path, kind: "share" });
export const flag = (path: string): Cell => ({ path, kind: "switch" });
export const day = (path: string): Cell => ({ path, kind: "day" });
export const row = (label: Word, ...cells: (Cell | undefined)[]): Row => ({ label, cells });
