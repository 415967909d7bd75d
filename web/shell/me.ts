import { type Accessor, createContext, useContext } from "solid-js";
import { county } from "../api.ts";
import { useQuery, useQueryClient } from "../query/index.ts";

export type Me = {
  account: { id: string; name: string; login: string };
  county: { id: string; name: string; office: string; status: "active" | "pending" | (string & {}) };
  roles: { role: string; unitId: string | null; unitName: string | null }[];
  person?: { id: string; name: string };
  can: string[];
  /** The domain's today in Shanghai; never the device's. */
  today: string;
  /** The county wants a second factor that this account has not set up. */
  mustEnrol?: boolean;
};

const askMe = () => county.get<Me>("/me", { expectsSession: false });
let early: Promise<Me> | undefined;

/** Asks while the county's pages are still on their way. */
export function askMeEarly(): void {
  early = askMe();
  early.catch(() => undefined);
}

export const useMeQuery = () =>
  useQuery(() => ({
    queryKey: ["me"],
    queryFn: () => {
      const asked = early ?? askMe();
      early = undefined;
      return asked;
    },
    throwOnError: false,
    retry: false,
    staleTime: 60_000,
  }));

const MeContext = createContext<Accessor<Me>>();
export const MeProvider = MeContext.Provider;

/** Who is signed in; inside a county's pages there always is someone. */
export function useMe(): Accessor<Me> {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe outside a county");
  return me;
}

/** Whether the actor may do something somewhere; the server decides again for the record itself. */
export function useCan(): (ability: string) => boolean {
  const me = useMe();
  return (ability) => me().can.includes(ability);
}

/** Ends the session and forgets everything that was shown. */
export function useSignOut() {
  const client = useQueryClient();
  return async () => {
    await county.delete("/session", undefined, { expectsSession: false }).catch(() => undefined);
    client.clear();
    location.assign(location.pathname.split("/").slice(0, 3).join("/"));
  };
}
