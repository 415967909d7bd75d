import { ApiRefusal, county } from "../api.ts";
import { haveLeft } from "./leaving.ts";

let telling: Promise<void> | undefined;

/** What is on its way to the server, if anything is. */
export const onItsWay = () => telling;

/** Ends the session on the server; an ended one is as good. What cannot be told now is told again (keepTelling). */
export function tellServer(): Promise<void> {
  telling ??= tell().finally(() => {
    telling = undefined;
  });
  return telling;
}

async function tell(): Promise<void> {
  try {
    await county.delete("/session", undefined, { expectsSession: false, limitMs: 10_000 });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.status !== 401) return;
  }
  haveLeft();
}
