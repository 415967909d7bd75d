import { type Accessor, createContext, useContext } from "solid-js";
import type { Me } from "../../worker/access/sign-in/shape.ts";
import { ApiRefusal, county, countyCode, sessionEnded } from "../api.ts";
import { useQuery } from "../query/index.ts";
import { keepOnDevice, onDevice } from "./device.ts";

export type { Me };

const place = () => `qinxue.me.${countyCode()}`;

/** Who was signed in here last: with that the pages for writing open without a network. */
export const keptMe = () => onDevice<Me>(place());

export const forgetMe = () => keepOnDevice(place(), undefined);

export const leavingPlace = () => `qinxue.leaving.${countyCode()}`;

/** Whether somebody left here of whose leaving the server does not know yet: until then nobody is let in by their session. */
export const isLeaving = () => onDevice(leavingPlace()) === true;

/** A network that says nothing for so long is taken for none. */
const patience = 4_000;

/** Nobody is signed in: null. */
async function askMe(): Promise<Me | null> {
  if (isLeaving()) return null;
  const asked = askServer();
  const last = keptMe();
  if (!last) return asked;
  const inTime = await Promise.race([
    asked,
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience)),
  ]);
  if (inTime !== undefined) return inTime;
  asked.then((late) => late === null && sessionEnded()).catch(() => undefined);
  return last;
}

async function askServer(): Promise<Me | null> {
  try {
    const me = await county.get("/session", { expectsSession: false });
    keepOnDevice(place(), me ?? undefined);
    return me;
  } catch (error) {
    const last = error instanceof ApiRefusal && error.code === "offline" ? keptMe() : undefined;
    if (last) return last;
    throw error;
  }
}

let early: Promise<Me | null> | undefined;

/** Asks while the county's pages are still on their way. */
export function askMeEarly(): void {
  early = askMe();
  early.catch(() => undefined);
}

export function useMeQuery() {
  let known: Me | undefined;
  return useQuery(() => ({
    queryKey: ["me"],
    queryFn: async () => {
      const asked = early ?? askMe();
      early = undefined;
      const me = await asked;
      // The session ended under an open page: it stays as it is, and its owner signs in over it.
      if (me === null && known) sessionEnded();
      else known = me ?? undefined;
      return me ?? known ?? null;
    },
    throwOnError: false,
    retry: false,
    staleTime: 60_000,
  }));
}

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
