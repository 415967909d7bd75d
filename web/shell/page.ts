import type { Component } from "solid-js";
import { textReady } from "../text/index.ts";
import type { shell } from "../text/shell.zh.ts";
import { lazy } from "../ui/solid.ts";
import { part } from "./part.ts";

/** The places of the left rail, in the order of the year's work; then those under the county's name. */
export const work = [
  "dashboard",
  "sessions",
  "writing",
  "inspections",
  "assessments",
  "comparison",
  "organization",
] as const;
export const management = ["measures", "runs", "audit", "feedback", "settings"] as const;
export const personal = ["today", "study", "write", "me"] as const;

export type Entry = (typeof work)[number] | (typeof management)[number] | (typeof personal)[number];
type EntryIsNamed = Entry extends keyof typeof shell.zh ? true : never;
export const entriesAreNamed: EntryIsNamed = true;

export type CountyPage = {
  /** Below /c/:code, for example "/inspections/:id". */
  path: string;
  component: Loaded<Record<string, never>>;
  /** The place in the rail or in the phone's tabs that this page opens. */
  entry?: Entry;
  /** Shown to accounts that may do any of these; left out means everyone. */
  can?: readonly string[];
  /** Which period picker stands above the page. */
  period?: "quarter" | "year";
  /** Without rail and tabs: a projector view, a check-in, a sheet for printing. */
  bare?: boolean;
};

type Loaded<Props extends object> = Component<Props> & { preload(): Promise<unknown> };

/** A page of its own chunk; resolves when its words are there in the chosen language too. */
export function page<Props extends object>(load: () => Promise<Component<Props>>): Loaded<Props> {
  return lazy(() =>
    part(async () => {
      const component = await load();
      await textReady();
      return { default: component };
    }),
  );
}

export const mayOpen = (page: CountyPage, abilities: readonly string[]) =>
  !page.can || page.can.some((ability) => abilities.includes(ability));
