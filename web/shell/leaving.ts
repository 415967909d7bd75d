import { createSignal } from "solid-js";
import { ApiRefusal, county, countyCode } from "../api.ts";
import { keepOnDevice, onDevice } from "./device.ts";
import { leavingPlace } from "./me.ts";

const [turn, setTurn] = createSignal(0);

/** Whether somebody left here of whose leaving the server does not know yet: until then nobody is signed in by their session. */
export function isLeaving(): boolean {
  turn();
  return onDevice<boolean>(leavingPlace()) === true;
}

/** Said on the device first, so that a torn network or a closed tab signs nobody in again. */
export function startLeaving(): void {
  keepOnDevice(leavingPlace(), true);
  setTurn(turn() + 1);
}

/** The server has been told, or somebody has signed in, which ends this browser's former session. */
export function haveLeft(): void {
  keepOnDevice(leavingPlace(), undefined);
  setTurn(turn() + 1);
}

/** Ends the session on the server; an ended one is as good. What cannot be told now is told at the next contact. */
export async function tellServer(): Promise<void> {
  try {
    await county.delete("/session", undefined, {
      expectsSession: false,
      signal: AbortSignal.timeout(10_000),
    });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.status !== 401) return;
  }
  haveLeft();
}

/** How many things wait on the device for somebody of this county: what was written and could not be sent yet. */
export function waitingHere(): number {
  const own = ["draft", "minutes", "register"].map((kind) => `qinxue.${kind}.${countyCode()}.`);
  try {
    return Object.keys(localStorage).filter((key) => own.some((start) => key.startsWith(start))).length;
  } catch {
    return 0;
  }
}
