import type { Scope } from "../core/scope";
import type { Env } from "../env";

/** What every Hono handler of the product sees. */
export type App = {
  Bindings: Env;
  Variables: {
    requestId: string;
    /** UTC epoch ms: the domain's clock. */
    now: number;
    scope: Scope;
    /** What the login cookie holds, for signing out. */
    sessionId: string;
    hasFactor: boolean;
    /** A second factor is wanted and not there yet. */
    mustEnrol: boolean;
  };
};
