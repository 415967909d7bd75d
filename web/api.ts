import { createSignal } from "solid-js";
import type { FieldRefusal, RefusalCode } from "../worker/core/refusal.ts";
import type { AnswerTo, Known, Method } from "./endpoints.ts";

export type RefusalBody = {
  code: RefusalCode | "unexpected" | "offline" | "interrupted";
  fields?: FieldRefusal[];
  params?: Record<string, string | number>;
  current?: unknown;
  requestId?: string;
  /** Nothing was answered within the limit: asked again at once it would wait as long again. */
  gaveUp?: boolean;
};

/** The server said no, or could not be reached (`offline`, status 0). Its sentence: web/text/refusal-sentences.ts. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly body: RefusalBody;

  constructor(status: number, body: RefusalBody) {
    super(body.code);
    this.name = "ApiRefusal";
    this.status = status;
    this.body = body;
  }

  get code() {
    return this.body.code;
  }

  get fields(): FieldRefusal[] {
    return this.body.fields ?? [];
  }
}

export type SendOptions = {
  idempotencyKey?: string;
  /** A network that says nothing for so long is taken for none. */
  limitMs?: number;
  headers?: Record<string, string>;
  /** Goes on although the page that sends it goes; for what is short. */
  keepalive?: boolean;
  /** For the questions that find out whether someone is signed in, and for signing in. */
  expectsSession?: false;
};

const [networkLost, setNetworkLost] = createSignal(false);

/** The latest request got no answer; any answer, or the browser, says that the network is back. */
export { networkLost };
export const networkBack = () => setNetworkLost(false);

const [sessionExpired, setSessionExpired] = createSignal(false);

export { sessionExpired };

let waiting: { again: () => void; giveUp: () => void }[] = [];

export function sessionEnded() {
  setSessionExpired(true);
}

/** The person has signed in again: everything that was refused meanwhile is sent once more. */
export function sessionRestored() {
  setSessionExpired(false);
  const resumed = waiting;
  waiting = [];
  for (const request of resumed) request.again();
}

export function sessionAbandoned() {
  setSessionExpired(false);
  const dropped = waiting;
  waiting = [];
  for (const request of dropped) request.giveUp();
}

/** Sends JSON, answers what the endpoint's shape says (undefined for 204), throws ApiRefusal. */
export function send<const M extends Method, const P extends string>(
  method: M,
  path: P,
  ...rest: Known<M, P, [body?: unknown, options?: SendOptions]>
): Promise<AnswerTo<M, P>> {
  return ask(method, path, ...(rest as Sent)) as Promise<AnswerTo<M, P>>;
}

type Sent = [body?: unknown, options?: SendOptions];

async function ask(
  method: Method,
  path: string,
  body?: unknown,
  options: SendOptions = {},
): Promise<unknown> {
  const headers: Record<string, string> = { accept: "application/json", ...options.headers };
  if (options.idempotencyKey) headers["idempotency-key"] = options.idempotencyKey;
  if (body !== undefined) headers["content-type"] = "application/json";
  const response = await request(
    path,
    {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      keepalive: options.keepalive,
    },
    options,
  );
  return answerOf(response);
}

/** Sends a file as it is; its name travels beside it. */
async function upload(path: string, file: File, options: SendOptions = {}): Promise<unknown> {
  const headers: Record<string, string> = {
    accept: "application/json",
    "content-type": "application/octet-stream",
    "x-file-name": encodeURIComponent(file.name),
    ...options.headers,
  };
  if (options.idempotencyKey) headers["idempotency-key"] = options.idempotencyKey;
  return answerOf(await request(path, { method: "POST", headers, body: file }, options));
}

/** Signs in at the door of a county that was founded a moment ago. */
export const signInAt = (code: string, body: { login: string; password: string }) =>
  ask("POST", `/api/c/${code}/session`, body, { expectsSession: false });

/** Code, name and province of every county, a file beside the pages. */
export const divisions = () => ask("GET", "/divisions.json") as Promise<[string, string, string][]>;

/** A key for one intended effect: make it when the form opens, send it with every try. */
export function newIdempotencyKey(): string {
  // Not randomUUID, which a page on plain HTTP in an office network does not have.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** "?a=1&b=2" of what is set. */
export function queryOf(values: Record<string, string | undefined>): "" | `?${string}` {
  const set = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value) set.set(key, value);
  const text = set.toString();
  return text === "" ? "" : `?${text}`;
}

let entered = "";

/** The county whose pages are shown: while a turn to them is on its way the address still says where one comes from. */
export function enterCounty(code: string): void {
  entered = code;
}

/** The division code of the county, its front door. */
export function countyCode(): string {
  return entered || (/^\/c\/(\d{6})(?:\/|$)/.exec(location.pathname)?.[1] ?? "");
}

const inCounty = (path: string) => `/api/c/${countyCode()}${path}`;

/** A question that is answered by nothing for so long fails, so that no page loads for ever over a dead network. */
const questionMs = 15_000;

/** The county in the address bar; paths start below it, and tell what is answered: `county.get("/sessions")`. */
export const county = {
  path: inCounty,
  get: <const P extends string>(path: P, ...[options]: Known<"GET", P, [options?: SendOptions]>) =>
    ask("GET", inCounty(path), undefined, { limitMs: questionMs, ...options }) as Promise<AnswerTo<"GET", P>>,
  post: <const P extends string>(path: P, ...rest: Known<"POST", P, Sent>) =>
    post(inCounty(path), rest[0] ?? {}, rest[1]) as Promise<AnswerTo<"POST", P>>,
  put: <const P extends string>(path: P, ...rest: Known<"PUT", P, Sent>) =>
    ask("PUT", inCounty(path), rest[0] ?? {}, rest[1]) as Promise<AnswerTo<"PUT", P>>,
  delete: <const P extends string>(path: P, ...rest: Known<"DELETE", P, Sent>) =>
    ask("DELETE", inCounty(path), ...(rest as Sent)) as Promise<AnswerTo<"DELETE", P>>,
  upload: <const P extends string>(path: P, ...rest: Known<"POST", P, [file: File, options?: SendOptions]>) =>
    upload(inCounty(path), ...(rest as [File, SendOptions?])) as Promise<AnswerTo<"POST", P>>,
};

/** One write of a page, whose answer nobody reads: `() => county.post(…)`. */
export type Write = () => Promise<unknown>;

const unanswered = new Map<string, string>();

/**
 * Every POST goes with a key: its form's own, else one that stands until the server has answered this very request, so
 * that neither a second key press nor a try after a lost answer has a second effect.
 */
async function post(path: string, body: unknown, options: SendOptions = {}): Promise<unknown> {
  if (options.idempotencyKey || options.expectsSession === false) return ask("POST", path, body, options);
  const asked = `${path} ${JSON.stringify(body)}`;
  const key = unanswered.get(asked) ?? newIdempotencyKey();
  unanswered.set(asked, key);
  try {
    const answer = await ask("POST", path, body, { ...options, idempotencyKey: key });
    unanswered.delete(asked);
    return answer;
  } catch (error) {
    // Refused for good; what got no answer, or one that is none of ours, may have been done.
    if (error instanceof ApiRefusal && error.status >= 400 && error.status < 500) unanswered.delete(asked);
    throw error;
  }
}

/** The answer to a request that was not refused; asked again once an ended session is renewed. */
export async function request(path: string, init: RequestInit, options: SendOptions): Promise<Response> {
  const signal = options.limitMs === undefined ? undefined : endsIn(options.limitMs);
  const response = await fetch(path, { ...init, signal, credentials: "same-origin" }).catch(() => {
    setNetworkLost(true);
    throw new ApiRefusal(0, { code: "offline", gaveUp: signal?.aborted });
  });
  setNetworkLost(false);
  if (response.ok) return response;
  const refusal = await refusalOf(response);
  const expired = refusal.status === 401 && path.startsWith("/api/c/") && options.expectsSession !== false;
  if (!expired || refusal.code === "code_required") throw refusal;
  await signedInAgain(refusal);
  return request(path, init, options);
}

function endsIn(ms: number): AbortSignal {
  const limit = new AbortController();
  setTimeout(() => limit.abort(), ms);
  return limit.signal;
}

function signedInAgain(refusal: ApiRefusal): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.push({ again: resolve, giveUp: () => reject(refusal) });
    setSessionExpired(true);
  });
}

async function refusalOf(response: Response): Promise<ApiRefusal> {
  const body: unknown = await response.json().catch(() => undefined);
  const known = typeof body === "object" && body !== null && "code" in body && typeof body.code === "string";
  return new ApiRefusal(response.status, known ? (body as RefusalBody) : { code: "unexpected" });
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}
