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

/** The path with real ids in place of its parameters. */
export function filled(route: Route, ids: Record<string, string>): string {
  const parts = route.path.replace("/api/c/:county", "").split("/");
  return parts
    .map((part, index) => {
      if (!part.startsWith(":")) return part;
      if (part === ":year") return "2026";
      if (part === ":form") return "note";
      return ids[part.slice(1)] ?? ids[parts[index - 1] ?? ""] ?? "per_00000000000000000000000000";
    })
    .join("/");
}

export const hasIds = ({ path }: Route) => /:(?!county|year|form)/.test(path.replace("/api/c/:county", ""));
const bodyFor = ({ method }: Route) => (method === "GET" ? undefined : {});

export async function ask(caller: County["administrator"], route: Route, path: string) {
  const body = bodyFor(route);
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
