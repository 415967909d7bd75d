import { env } from "cloudflare:workers";
import { scryptSync } from "node:crypto";
import { grantsOf, startSession } from "../../worker/access/sign-in/records-sessions";
import { found } from "../../worker/access/sign-up/founding";
import { activateCounty } from "../../worker/access/sign-up/records";
import { shanghaiDay, startOfDayMs } from "../../worker/core/calendar";
import type { Env } from "../../worker/core/env";
import { newId } from "../../worker/core/ids";
import { accountScope, type Scope } from "../../worker/core/scope";
import { directory, findCounty, shard, shardForNewCounty } from "../../worker/core/shards";
import { createWorker } from "../../worker/worker";
import { newRecording, type Recording, recorded } from "./recorder";

export const password = "correct-horse-9";
/** The password's, with the least work that the format allows: it carries its parameters. */
const salt = Buffer.alloc(16);
const cheapHash = [
  "scrypt",
  2,
  1,
  1,
  salt.toString("base64url"),
  scryptSync(password, salt, 32, { N: 2, r: 1, p: 1 }).toString("base64url"),
].join("$");
let nextCode = 100_001;
const afterWork = 18 * 3_600_000;

/** The environment with every county database recorded; a statement without its county throws, and so does a write without its row in the log. */
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
export async function aCounty(options: { today?: string; code?: string; name?: string; hash?: string } = {}) {
  const code = options.code ?? String(nextCode++);
  const now = { ms: startOfDayMs(options.today ?? "2026-10-14") + afterWork };
  const recording = recordedEnv();
  const worker = createWorker(() => now.ms);
  const name = options.name ?? `测试县${code}`;
  const number = await shardForNewCounty(recording.env);
  const founder = { name: "周主任", login: "admin", phone: null, passwordHash: options.hash ?? cheapHash };
  await found(recording.env, now.ms, { code, name, office: "县人大常委会办公室", shard: number }, founder);
  await activateCounty(directory(recording.env), code);
  const founded = await recording.env[number === 0 ? "SHARD_0" : "SHARD_1"]
    .prepare("SELECT id FROM accounts WHERE county_id = ?1")
    .bind(code)
    .first<{ id: string }>();
  const founderId = founded?.id ?? "";
  const entry = await findCounty(recording.env, code);
  if (!entry) throw new Error("the county did not sign up");
  const db = shard(recording.env, entry.shard);
  const binding = entry.shard === 0 ? (env as unknown as Env).SHARD_0 : (env as unknown as Env).SHARD_1;
  const planting = shard(env as unknown as Env, entry.shard);

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

  const openSession = async (accountId: string) => {
    const sessions = {
      countyId: code,
      db,
      today: shanghaiDay(now.ms),
      realNow: Date.now(),
      secretsKey: recording.env.SECRETS_KEY,
    };
    const cookie = await startSession(sessions, accountId, { browser: null, address: null, cookies: "" });
    return cookie.split(";")[0] ?? "";
  };

  /** Through the door, as only the tests of the door need to. */
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
    /** For rows that a test puts there by itself: no log is asked for. */
    planting,
    binding,
    env: recording.env,
    recording: recording.recording,
    worker,
    anonymous: caller(""),
    as: caller,
    administrator: caller(await openSession(founderId)),
    signIn,
    scopeOf,
    openSession,
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

/**
 * A signed-in holder of a role at a unit, or of a person's own account, as if from long ago: a test of the door invites
 * by a link. A branch's secretary or recorder of whom the test names no person is somebody of the county's list who
 * belongs to no branch, so that no roll has one more.
 */
export async function invited(
  county: County,
  role: string,
  target: { unit?: string | undefined; person?: string | undefined },
  login: string,
): Promise<Caller> {
  if (!target.person && target.unit && ["secretary", "recorder"].includes(role))
    return seated(county, role, target.unit, login);
  const { binding, code, now } = county;
  const person = target.person
    ? await binding
        .prepare(
          `SELECT p.name, (SELECT m.branch_id FROM memberships m WHERE m.county_id = p.county_id AND m.person_id = p.id
             AND m.from_on <= ?3 AND (m.until_on IS NULL OR m.until_on > ?3)) AS unit FROM people p WHERE p.county_id = ?1 AND p.id = ?2`,
        )
        .bind(code, target.person, shanghaiDay(now.ms))
        .first<{ name: string; unit: string }>()
    : null;
  const account = newId("acc");
  await binding.batch(
    accountWithRole(county, {
      account,
      role,
      login,
      name: person?.name ?? login,
      person: target.person ?? null,
      unit: target.unit ?? person?.unit ?? "",
    }),
  );
  return county.as(await county.openSession(account));
}

/** A new holder of a county's role, let in by a link of the administrator: for tests of who let whom in. */
export async function letInByLink(
  county: County,
  role: string,
  unit: string,
  login: string,
): Promise<Caller> {
  const reply = await county.administrator.post("/invitations", { role, units: [unit] });
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

/** The rows of an account whose password is cheap to check, and of the role it holds from today on. */
function accountWithRole(
  { binding, code, now }: County,
  one: { account: string; role: string; login: string; name: string; person: string | null; unit: string },
): D1PreparedStatement[] {
  return [
    binding
      .prepare(
        "INSERT INTO accounts (county_id, id, login, name, password_hash, person_id, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      )
      .bind(code, one.account, one.login, one.name, cheapHash, one.person, now.ms),
    binding
      .prepare(
        "INSERT INTO roles (county_id, id, account_id, role, unit_id, from_on, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      )
      .bind(code, newId("rol"), one.account, one.role, one.unit, shanghaiDay(now.ms), now.ms),
  ];
}

/** Somebody of a unit's list, as an invitation to one of its roles names them. */
export async function named(county: County, unitId = "", name = "陈记录") {
  return { holders: [{ unitId, personId: await aPerson(county, unitId, name) }] };
}

/** A branch's secretary or recorder as if from long ago: person, account and role are there, and a browser is signed in. */
export async function seated(
  county: County,
  role: string,
  unitId: string,
  login: string,
  { isPerson = true } = {},
): Promise<Caller> {
  const [person, account] = [newId("per"), newId("acc")];
  const { binding, code, now } = county;
  await binding.batch([
    ...(isPerson
      ? [
          binding
            .prepare("INSERT INTO people (county_id, id, name, created_at) VALUES (?1, ?2, ?3, ?4)")
            .bind(code, person, login, now.ms),
        ]
      : []),
    ...accountWithRole(county, {
      account,
      role,
      login,
      name: login,
      person: isPerson ? person : null,
      unit: unitId,
    }),
  ]);
  return county.as(await county.openSession(account));
}
