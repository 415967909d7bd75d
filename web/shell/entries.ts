import { useLocation } from "@solidjs/router";
import { countyCode } from "../api.ts";
import { useMe } from "./me.ts";
import { type CountyPage, type Entry, mayOpen } from "./page.ts";

/** The entries that exist and that the actor may open; nothing dead is shown. */
export function useEntries(pages: readonly CountyPage[]) {
  const me = useMe();
  return (places: readonly Entry[]) =>
    places.flatMap((entry) => {
      const page = pages.find((candidate) => candidate.entry === entry && mayOpen(candidate, me().can));
      return page ? [{ entry, href: `/c/${countyCode()}${page.path === "/" ? "" : page.path}` }] : [];
    });
}

export function useCurrent() {
  const location = useLocation();
  return (href: string) => {
    const path = location.pathname.replace(/\/$/, "");
    return path === href || (href.split("/").length > 3 && path.startsWith(`${href}/`));
  };
}
