import { env } from "cloudflare:workers";
import { shanghaiDay, startOfDayMs } from "../../worker/core/calendar";
import { accountScope, type Scope } from "../../worker/core/scope";
import { findCounty, shard } from "../../worker/core/shards";
import { signUp } from "../../worker/counties/actions";
import type { Env } from "../../worker/env";
import { grantsOf } from "../../worker/http/session";
import { createWorker } from "../../worker/worker";
import { newRecording, type Recording, recorded } from "./recorder";

export const password = "correct-horse-9";
let nextCode = 100_001;
const afterWork = 18 * 3_600_000;

/** The environment with every county database recorded; an unscoped statement throws. */
export function recordedEnv(): { env: Env; recording: Recording } {
  const recording = newRecording();
  const real = env as unknown as Env;
  return {
    recording,
    env: {
      ...real,
      DIRECTORY: real.DIRECTORY,
      SHARD_0: recorded(real.SHARD_0, recording, true),
      SHARD_1: recorded(real.SHARD_1, recording, true),
      RUNS: real.RUNS,
      SIGN_IN_LIMIT: real.SIGN_IN_LIMIT,
      SIGN_UP: "open",
      SECRETS_KEY: real.SECRETS_KEY,
    },
  };
}

export type Reply = Response;
export type Caller = {
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  put(path: string, body?: unknown): Promise<Reply>;
  delete(path: string, body?: unknown): Promise<Reply>;
  upload(path: string, bytes: ArrayBuffer | Uint8Array, name: string): Promise<Reply>;
  cookie: string;
  /** The queries of everything this caller asked. */
  recording: Recording;
};

/** A county of one's own on a day; each test makes its own, so that no two ever meet. */
export async function aCounty(options: { today?: string; code?: string; name?: string } = {}) {
  const code = options.code ?? String(nextCode++);
  const now = { ms: startOfDayMs(options.today ?? "2026-10-14") + afterWork };
  const recording = recordedEnv();
  const worker = createWorker(() => now.ms);
  await signUp(recording.env, now.ms, options.name ?? `测试县${code}`, {
    code,
    office: "县人大常委会办公室",
    administrator: { name: "周主任", login: "admin", password },
  });
  const entry = await findCounty(recording.env, code);
  if (!entry) throw new Error("the county did not sign up");
  const db = shard(recording.env, entry.shard);
  const binding = entry.shard === 0 ? (env as unknown as Env).SHARD_0 : (env as unknown as Env).SHARD_1;

  const caller = (cookie: string): Caller => {
    const ask = async (method: string, path: string, body?: unknown, extra: Record<string, string> = {}) => {
      const url = path.startsWith("/api/") ? path : `/api/c/${code}${path}`;
      const bytes = body instanceof ArrayBuffer || body instanceof Uint8Array;
      return worker.app.request(
        `https://qinxue.test${url}`,
        {
          method,
          headers: {
            origin: "https://qinxue.test",
            "cf-connecting-ip": "203.0.113.7",
            ...(cookie ? { cookie } : {}),
            ...(body === undefined
              ? {}
              : { "content-type": bytes ? "application/octet-stream" : "application/json" }),
            ...extra,
          },
          body: body === undefined ? undefined : bytes ? (body as BodyInit) : JSON.stringify(body),
        },
        recording.env,
      );
    };
    return {
      cookie,
      recording: recording.recording,
      get: (path) => ask("GET", path),
      post: (path, body, headers) => ask("POST", path, body, headers),
      put: (path, body) => ask("PUT", path, body),
      delete: (path, body) => ask("DELETE", path, body),
      upload: (path, bytes, name) => ask("POST", path, bytes, { "x-file-name": encodeURIComponent(name) }),
    };
  };

  const signIn = async (login: string) => {
    const reply = await caller("").post("/session", { login, password });
    if (reply.status !== 204) throw new Error(`${login} could not sign in: ${await reply.text()}`);
    return caller((reply.headers.get("set-cookie") ?? "").split(";")[0] ?? "");
  };

  const scopeOf = async (accountId: string): Promise<Scope> => {
    const found = await grantsOf({ countyId: code, db, today: shanghaiDay(now.ms) }, accountId);
    if (!found) throw new Error("no such account");
    return accountScope({ countyId: code, db, now: now.ms, ...found });
  };

  return {
    code,
    now,
    db,
    binding,
    env: recording.env,
    recording: recording.recording,
    worker,
    anonymous: caller(""),
    as: caller,
    administrator: await signIn("admin"),
    signIn,
    scopeOf,
    /** Moves the county's clock to six in the evening of a Shanghai day: its meetings are over. */
    on(day: string) {
      now.ms = startOfDayMs(day) + afterWork;
    },
  };
}
export type County = Awaited<ReturnType<typeof aCounty>>;

export async function idOf(reply: Reply): Promise<string> {
  const text = await reply.text();
  if (reply.status !== 201) throw new Error(`expected 201, got ${reply.status}: ${text}`);
  return (JSON.parse(text) as { id: string }).id;
}

/** An organ below the county with its branches; gives their ids. */
export async function withBranches(county: County, ...names: string[]) {
  const { units } = (await (await county.administrator.get("/units")).json()) as { units: { id: string }[] };
  const root = units[0]?.id ?? "";
  const organ = await idOf(
    await county.administrator.post("/units", {
      parentId: root,
      kind: "general_branch",
      name: "县人大机关党总支",
    }),
  );
  const branches: Record<string, string> = {};
  for (const name of names) {
    branches[name] = await idOf(
      await county.administrator.post("/units", { parentId: organ, kind: "branch", name }),
    );
  }
  return { root, organ, branches };
}

/** A person in a branch; staff and full member unless said otherwise. */
export async function aPerson(
  county: County,
  branchId: string,
  name: string,
  more: Record<string, unknown> = {},
) {
  return idOf(
    await county.administrator.post("/people", {
      name,
      branchId,
      fromOn: "2025-12-01",
      standing: "full",
      post: "staff",
      office: "none",
      employment: "civil_servant",
      ...more,
    }),
  );
}

/** A signed-in holder of a role at a unit, invited as in real life. */
export async function invited(
  county: County,
  role: string,
  target: { unit?: string; person?: string },
  login: string,
) {
  const reply = await county.administrator.post("/invitations", {
    role,
    ...(target.person ? { people: [target.person] } : { units: [target.unit] }),
  });
  const { invitations } = (await reply.json()) as { invitations: { token: string }[] };
  const accepted = await county.anonymous.post("/invitation/acceptance", {
    token: invitations[0]?.token,
    name: login,
    login,
    password,
  });
  if (accepted.status !== 204) throw new Error(await accepted.text());
  return county.as((accepted.headers.get("set-cookie") ?? "").split(";")[0] ?? "");
}
