/** The bindings of wrangler.toml. */
export type Env = {
  DIRECTORY: D1Database;
  SHARD_0: D1Database;
  SHARD_1: D1Database;
  RUNS: Queue<ScheduleMessage>;
  ASSETS: Fetcher;
  /** For whom no device cookie speaks, at the door of one county from one place. */
  DOOR_LIMIT: RateLimit;
  /** For signing up and for links. */
  SIGN_IN_LIMIT: RateLimit;
  SIGN_UP: "open" | "operator";
  /** A secret of at least 32 characters (`wrangler secret put SECRETS_KEY`): seals what a dump of the databases must not give away. */
  SECRETS_KEY: string;
  /** What `npm run applications` shows: a secret of at least 32 characters; left out, nobody is the operator. */
  OPERATOR_KEY?: string;
  /** Whom to tell of a weakness: "mailto:…" or an address of a page; left out, /.well-known/security.txt is 404. */
  SECURITY_CONTACT?: string;
  /** Set by the tests: every answer is held against its shape; left out, none is. */
  CHECK_ANSWERS?: string;
  /** People a slice of a run; left out: as many as suit D1. Few of them put slice boundaries where tests can cut them. */
  SLICE_PEOPLE?: string;
  /** Slices a delivery of the queue; left out: as many as suit the limits of one invocation. */
  DELIVERY_SLICES?: string;
};

/** A run to carry on. */
export type RunMessage = { countyId: string; runId: string };
/** What the counties of a shard owe on a day, from the one after `after` on. */
export type TickMessage = { tick: string; shard: number; after: string };
/** A shard from which what has run out by a day is taken away. */
export type ExpireMessage = { expire: string; shard: number };
/** A day's expiry that was tried in vain, for the ledgers of the shard's counties from the one after `after` on. */
export type MissedMessage = { missed: string; shard: number; after: string };
/** What the schedule sends itself; nothing personal. */
export type ScheduleMessage = RunMessage | TickMessage | ExpireMessage | MissedMessage;

/** Where "now" comes from, in UTC epoch ms: the real clock, or locally a movable one. */
export type Clock = (env: Env) => number | Promise<number>;

const required = [
  "DIRECTORY",
  "SHARD_0",
  "SHARD_1",
  "RUNS",
  "DOOR_LIMIT",
  "SIGN_IN_LIMIT",
  "SECRETS_KEY",
] as const;

/** Fails loudly at the first request of a deployment whose bindings are incomplete. */
export function checkEnv(env: Env): Env {
  const missing = required.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Missing bindings: ${missing.join(", ")}. See wrangler.toml.`);
  return env;
}
