import { useQueryClient } from "../query/index.ts";
import { leaveDevice } from "./draft.ts";
import { forgetForms } from "./kept-form.ts";
import { startLeaving, tellServer } from "./leaving.ts";
import { forgetMe, useMe } from "./me.ts";

/** Ends the session and forgets everything that was shown; the device does its part also where the server is out of reach. */
export function useSignOut() {
  const client = useQueryClient();
  const me = useMe();
  return async () => {
    const { id } = me().account;
    startLeaving();
    forgetMe();
    forgetForms();
    await leaveDevice(id);
    await tellServer();
    client.clear();
    location.assign(location.pathname.split("/").slice(0, 3).join("/"));
  };
}
