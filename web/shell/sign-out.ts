import { county } from "../api.ts";
import { useQueryClient } from "../query/index.ts";
import { leaveDevice } from "./draft.ts";
import { useMe } from "./me.ts";

/** Ends the session and forgets everything that was shown. */
export function useSignOut() {
  const client = useQueryClient();
  const me = useMe();
  return async () => {
    await leaveDevice(me().account.id).catch(() => undefined);
    await county.delete("/session", undefined, { expectsSession: false }).catch(() => undefined);
    client.clear();
    location.assign(location.pathname.split("/").slice(0, 3).join("/"));
  };
}
