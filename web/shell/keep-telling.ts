import { lookAgain } from "./leaving.ts";
import { isLeaving } from "./me.ts";
import { onItsWay, tellServer } from "./telling.ts";

let isQuiet = false;

/** For signing in: the answer to a leaving that was still on its way would end the new session. */
export async function withoutTelling<T>(signIn: () => Promise<T>): Promise<T> {
  isQuiet = true;
  try {
    await onItsWay();
    return await signIn();
  } finally {
    isQuiet = false;
  }
}

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/**
 * Tells the server of a leaving again and again until it was told, whatever the browser thinks of the network; at once
 * when that is said to be back. Gives how to stop.
 */
export function keepTelling(): () => void {
  let pause = firstPauseMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const tryNow = async () => {
    clearTimeout(timer);
    if (!isLeaving()) return lookAgain();
    if (!isQuiet) await tellServer();
    if (isOver) return;
    clearTimeout(timer);
    timer = setTimeout(() => void tryNow(), pause);
    pause = Math.min(2 * pause, longestPauseMs);
  };
  const again = () => {
    pause = firstPauseMs;
    void tryNow();
  };
  addEventListener("online", again);
  void tryNow();
  return () => {
    isOver = true;
    clearTimeout(timer);
    removeEventListener("online", again);
  };
}
