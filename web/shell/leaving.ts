import { createSignal } from "solid-js";
import { ApiRefusal, county } from "../api.ts";
import { keepOnDevice } from "./device.ts";
import { isLeaving, leavingPlace } from "./me.ts";

const [left, setLeft] = createSignal(0);

/** As isLeaving, for a page that stays open meanwhile. */
export function isStillLeaving(): boolean {
  left();
  return isLeaving();
}

function keep(leaving: true | undefined): void {
  keepOnDevice(leavingPlace(), leaving);
  setLeft(left() + 1);
}

/** Said on the device first, so that a torn network or a closed tab signs nobody in again. */
export const startLeaving = () => keep(true);

/** The server has been told, or somebody has signed in, which ends this browser's former session. */
export const haveLeft = () => keep(undefined);

/** Ends the session on the server; an ended one is as good. What cannot be told now is told at the next contact. */
export async function tellServer(): Promise<void> {
  try {
    await county.delete("/session", undefined, { expectsSession: false, limitMs: 10_000 });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.status !== 401) return;
  }
  haveLeft();
}
