import type { Context } from "hono";
import { matchedRoutes, routePath } from "hono/route";
import * as v from "valibot";
import type { App } from "./app";

/** The request is done, and there is nothing to say: 204. */
export const answersNothing = "nothing";
/** Bytes with headers of their own, which a browser saves. */
export const answersFile = "file";

/** What a route answers: JSON in a strict shape, nothing, or a file. */
export type Answer = v.GenericSchema | typeof answersNothing | typeof answersFile;
/** The endpoints of a concept by "METHOD /path", the path as below the county's door or, outside of it, whole. */
export type Endpoints = Readonly<Record<string, Answer>>;

/** A shape tells what may be in an answer, not whether the route may still change it. */
type Read<T> = T extends readonly [infer First, ...infer Rest]
  ? readonly [Read<First>, ...{ [K in keyof Rest]: Read<Rest[K]> }]
  : T extends readonly (infer One)[]
    ? readonly Read<One>[]
    : T extends object
      ? { readonly [K in keyof T]: Read<T[K]> }
      : T;

type Said<A> = A extends v.GenericSchema
  ? [value: Read<v.InferInput<A>>, status?: 200 | 201]
  : A extends typeof answersFile
    ? [bytes: ReadableStream | ArrayBuffer | string]
    : [];

/**
 * How the routes of a concept answer: by the name of the endpoint, with what its shape says. Where the bindings ask for
 * it, as those of the tests do, each answer is held against its shape and its name against the route.
 */
export function answering<const E extends Endpoints>(endpoints: E) {
  return <K extends keyof E & string>(c: Context<App>, name: K, ...[value, status]: Said<E[K]>): Response => {
    const answer: Answer | undefined = endpoints[name];
    if (c.env.CHECK_ANSWERS) refuseUnlessAs(c, name, answer, value);
    if (answer === answersNothing) return c.body(null, 204);
    if (answer === answersFile) return c.body(value as ReadableStream);
    return c.json(value as object, status as 200 | undefined);
  };
}

/** As the first time, in the same route's shape: an empty answer had no content, and of a file none is kept. */
export function answeringAgain(c: Context<App>, first: object): Response {
  const empty = Object.keys(first).length === 0;
  if (c.env.CHECK_ANSWERS) {
    const name = nameOf(c, matchedRoutes(c).find(({ method }) => method === c.req.method)?.path ?? "");
    const answer = c.var.endpoints[name];
    if ((typeof answer === "string") !== empty)
      throw new Error(`${name} is repeated otherwise than answered`);
    refuseUnlessShaped(name, answer, first);
  }
  return empty ? c.body(null, 204) : c.json(first, 201);
}

function refuseUnlessAs(c: Context<App>, name: string, answer: Answer | undefined, value: unknown): void {
  const route = routePath(c);
  if (nameOf(c, route) !== name) throw new Error(`${c.req.method} ${route} answers as ${name}`);
  refuseUnlessShaped(name, answer, value);
}

/** An endpoint's name: the path as below the county's door or, outside of it, whole. */
function nameOf(c: Context<App>, route: string): string {
  return `${c.req.method} ${route.replace(/^\/api\/c\/:county(?=\/)/, "")}`;
}

function refuseUnlessShaped(name: string, answer: Answer | undefined, value: unknown): void {
  if (typeof answer !== "object") return;
  const told: unknown = JSON.parse(JSON.stringify(value));
  const { issues } = v.safeParse(answer, told);
  const wrong = issues?.map((issue) => `${v.getDotPath(issue) ?? "."}: ${issue.message}`);
  if (wrong)
    throw new Error(`${name} answers otherwise than its shape says: ${wrong.slice(0, 5).join("; ")}`);
}
