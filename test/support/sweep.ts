import type { Hono } from "hono";
import { publicRoutes } from "../../worker/app";
import type { App } from "../../worker/http/app";
import type { County } from "./world";

export type Route = { method: string; path: string };

const key = ({ method, path }: Route) => `${method} ${path}`;

/** Every handler that the app has for a method and an address, once. */
function handlers(app: Hono<App>): Route[] {
  const seen = new Set<string>();
  return app.routes
    .filter((route) => !seen.has(key(route)) && seen.add(key(route)))
    .map(({ method, path }) => ({ method, path }));
}

const ofCounty = ({ method, path }: Route) => method !== "ALL" && path.startsWith("/api/c/:county/");

/** Every route that asks for a session, without being listed anywhere. */
export function countyRoutes(app: Hono<App>): Route[] {
  return handlers(app).filter((route) => ofCounty(route) && !publicRoutes.includes(key(route) as never));
}

/** Every route of the operator's: outside a county, and for the holder of the operator's key alone. */
export function operatorRoutes(app: Hono<App>): Route[] {
  return handlers(app).filter(isOperators);
}

const isOperators = ({ method, path }: Route) => method !== "ALL" && path.startsWith("/api/operator/");

/** What the sweep cannot ask: handlers of every method, as doors and guards are, and addresses outside a county that are not public. */
export function unswept(app: Hono<App>): string[] {
  return handlers(app)
    .filter((route) => !ofCounty(route) && !isOperators(route) && !publicRoutes.includes(key(route) as never))
    .map(key);
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

/** An endpoint's name: what specimens and shapes know it by. */
export const nameOf = ({ method, path }: Route) => `${method} ${path.replace("/api/c/:county", "")}`;
