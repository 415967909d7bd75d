import type { OnServer } from "../../worker/writing/drafts/shape.ts";
import { type Content, type OnDevice, same } from "./draft-tabs.ts";

export type { OnServer };

export type Kept = { where: "nowhere" | "device" | "both" | "elsewhere"; at?: number; failed?: boolean };

export type DraftState = {
  phase:
    | "waiting" // a page that was left is still sending this draft; nothing is sent before that has ended
    | "loading" // nothing was written since the server holds it, which is being asked for something newer
    | "clean" // the server holds what is shown
    | "dirty" // something newer is shown, and goes to the server a moment later
    | "sending"
    | "offline" // it did not arrive, and is tried again
    | "conflicted" // another device or tab holds something else; nothing goes on until the writer chooses
    | "finished" // handed in
    | "left"; // the page was left; an answer to what was sent may still come
  content: Content;
  /** The server's, as far as it is known here; 0 where it holds none. */
  version: number;
  /** When the device's record was written that this page wrote or took up last; 0 without one. */
  at: number;
  kept: Kept;
  /** Of what was sent over this version and not answered. */
  prints: readonly string[];
  /** Written here, since another place's text was taken up. */
  isTouched: boolean;
  /** Another tab's writing was taken up, which is newer than what the server was asked for. */
  hasFollowed: boolean;
  /** The version that was known when the server was asked. */
  asked?: number;
  /** What is on its way. */
  sent?: Content;
  other?: OnServer;
};

/** As the device kept it; whether a page that was left still sends it is known to the tab alone. */
export function opened(device: OnDevice | undefined, empty: Content, isWaiting: boolean): DraftState {
  return {
    phase: isWaiting ? "waiting" : !device || device.synced ? "loading" : "dirty",
    content: { ...empty, ...device?.content },
    version: device?.version ?? 0,
    at: device?.at ?? 0,
    kept: { where: !device ? "nowhere" : device.synced ? "both" : "device", at: device?.at },
    prints: device?.sent ?? [],
    isTouched: false,
    hasFollowed: false,
  };
}

export const isSynced = ({ phase }: DraftState) => phase === "clean" || phase === "loading";

/** What the device keeps of it, as of a moment later than any that it knows. */
export const recordOf = (state: DraftState, at: number): OnDevice => ({
  content: state.content,
  version: state.version,
  synced: isSynced(state),
  at,
  after: state.at,
  sent: state.prints,
});

/** The device has kept it, or keeps nothing. */
export const stored = (state: DraftState, at: number, isKept: boolean, shownAt = at): DraftState => ({
  ...state,
  at: isKept ? at : state.at,
  kept: { where: isSynced(state) ? "both" : isKept ? "device" : "nowhere", at: shownAt },
});

/** The page was left while this was on its way: the device learns the version, its newer text stays. */
export const settled = (now: OnDevice, { version, sent }: { version: number; sent: Content }): OnDevice => ({
  ...now,
  version,
  synced: same(sent, now.content),
  sent: [],
});
