import { createSignal } from "solid-js";
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

/** Looks again: another tab may have told the server, or somebody may have signed in there. */
export const lookAgain = () => setLeft(left() + 1);
