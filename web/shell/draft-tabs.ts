import { onDevice } from "./device.ts";

export type Content = Record<string, string | boolean | number | null>;
/** What the device holds: when it was written, and which writing it was written over. */
export type OnDevice = {
  content: Content;
  version: number;
  synced: boolean;
  at: number;
  after?: number;
  /** Prints of what was sent and not answered yet. */
  sent?: readonly string[];
};

/** Tells a tab what another one on this device has made of the draft, also after it was asleep. */
export function watchTabs(place: string, tell: (now: OnDevice | undefined) => void): () => void {
  const look = () => tell(onDevice<OnDevice>(place));
  const heard = (event: StorageEvent) => {
    if (event.key === place) look();
  };
  const awake = () => {
    if (document.visibilityState === "visible") look();
  };
  addEventListener("storage", heard);
  document.addEventListener("visibilitychange", awake);
  return () => {
    removeEventListener("storage", heard);
    document.removeEventListener("visibilitychange", awake);
  };
}

/** The tab that wrote it had seen what this tab wrote last; otherwise the two have parted. */
export const hasSeen = (now: OnDevice, mine: number) => (now.after ?? 0) >= mine;

export const same = (a: Content, b: Content) =>
  Object.keys({ ...a, ...b }).every((key) => (a[key] ?? "") === (b[key] ?? ""));
