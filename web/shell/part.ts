import { createSignal } from "solid-js";

const [partMissing, setPartMissing] = createSignal(false);

/** Something on this page could not be loaded, and what was typed keeps the page from being loaded anew by itself. */
export { partMissing };

const place = "qinxue.loaded-anew";
const unsaid = "qinxue.loaded-anew-unsaid";
const onceIn = 60_000;
let typed = false;
let goal: string | number | undefined;

export function watchTyping() {
  const note = () => {
    typed = true;
  };
  addEventListener("input", note, true);
}

/** Where somebody is on the way to; `arrived` once they are there, with nothing typed yet. */
export function leavingFor(to: string | number) {
  goal = to;
}
export function arrived() {
  goal = undefined;
  typed = false;
}

/**
 * A part of this build. A newer build has taken the place of the one that this tab began with, or the network failed:
 * a reader who turns to another page, or has typed nothing, gets the page anew, once; the others keep theirs and are told.
 */
export async function part<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (typed && goal === undefined) setPartMissing(true);
    else if (navigator.onLine && isFirstTry()) {
      sessionStorage.setItem(unsaid, "1");
      loadAnew();
    } else throw error;
    // Nothing may show in its place: the page goes, or stays as it is.
    return new Promise(() => {});
  }
}

export function loadAnew() {
  if (typeof goal === "string") location.assign(goal);
  else location.reload();
}

/** Whether this page was loaded anew by itself and nobody has been told so yet. */
export function wasLoadedAnew(): boolean {
  try {
    const isUnsaid = sessionStorage.getItem(unsaid) !== null;
    sessionStorage.removeItem(unsaid);
    return isUnsaid;
  } catch {
    return false;
  }
}

/** Not again and again: what is missing after a load is missing for another reason. */
function isFirstTry(): boolean {
  try {
    const last = Number(sessionStorage.getItem(place));
    sessionStorage.setItem(place, String(Date.now()));
    return Date.now() - last > onceIn;
  } catch {
    return false;
  }
}
