import type { GenericSchema } from "valibot";
import type { Env } from "../core/env";
import type { Scope } from "../core/scope";
import type { Db } from "../core/shards";

/** What every Hono handler of the product sees. */
export type App = {
  Bindings: Env;
  Variables: {
    requestId: string;
    /** UTC epoch ms: the domain's clock. */
    now: number;
    scope: Scope;
    /** What a creating request in front of the door is known by, when it comes again. */
    repeat: Scope["idempotency"];
    /** What the login cookie holds, for signing out. */
    sessionId: string;
    hasFactor: boolean;
    /** A second factor is wanted and not there yet. */
    mustEnrol: boolean;
    /** What each endpoint of the product answers, for what is answered before its route is reached. */
    endpoints: Readonly<Record<string, GenericSchema | "nothing" | "file">>;
  };
};

export type CountySessions = {
  countyId: string;
  db: Db;
  today: string;
  realNow: number;
  secretsKey: string;
};
