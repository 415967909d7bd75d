import type { Hono } from "hono";
import { publicRoutes } from "../../worker/app";
import type { App } from "../../worker/http/app";
import type { County } from "./world";

export type Route = { method: string; path: string };

/** Every route that the app has, without being listed anywhere. */
export function countyRoutes(app: Hono<App>): Route[] {
  const seen = new Set<string>();
  return app.routes
    .filter(
      (route) =>
        route.method !== "ALL" && route.path.startsWith("/api/c/:county/") && !route.path.endsWith("*"),
    )
    .filter((route) => !publicRoutes.includes(`${route.method} ${route.path}` as never))
    .filter(
      (route) => !seen.has(`${route.method} ${route.path}`) && seen.add(`${route.method} ${route.path}`),
    )
    .map(({ method, path }) => ({ method, path }));
}

/** The path with real ids in place of its parameters: by the parameter's own name, else by what stands before it. */
export function filled(route: Route, ids: Record<string, string>): string {
  const parts = route.path.replace("/api/c/:county", "").split("/");
  return parts
    .map((part, index) => {
      if (!part.startsWith(":")) return part;
      const own = part === ":id" ? undefined : ids[part.slice(1)];
      return own ?? ids[parts[index - 1] ?? ""] ?? defaults[part] ?? "per_00000000000000000000000000";
    })
    .join("/");
}
const defaults: Record<string, string> = { ":year": "2026", ":form": "note" };

/** Ids that name a record of the county; a year, a form or an own sign-in does not. */
export const hasIds = ({ path }: Route) =>
  /:(?!county|year|form|handle)/.test(path.replace("/api/c/:county", ""));

export async function ask(caller: County["administrator"], route: Route, path: string, body: unknown = {}) {
  switch (route.method) {
    case "GET":
      return caller.get(path);
    case "POST":
      return caller.post(path, body);
    case "PUT":
      return caller.put(path, body);
    default:
      return caller.delete(path, body);
  }
}

/** Which of the names that must stay hidden an answer tells. */
export function tells(text: string, hidden: readonly string[]): string[] {
  return hidden.filter((secret) => text.includes(secret));
}
