import { hasSent, latest, printOf } from "./draft-sent.ts";
import { type DraftState, isSynced, type OnServer } from "./draft-states.ts";
import { type Content, hasSeen, type OnDevice, same } from "./draft-tabs.ts";

/** Where a draft goes, and what is to be done: times are milliseconds from now. */
export type Step = {
  state: DraftState;
  keep?: { shownAt?: number };
  forget?: true;
  later?: number;
  send?: Content;
  settle?: { version: number; sent: Content };
  /** The version of a draft that reached the server after it was handed in. */
  drop?: number;
};

const soon = 1_500;
const tryAgain = 15_000;

/** The server is asked for what it holds; the page that was left has settled its part with the device before. */
export function asked(state: DraftState, device: OnDevice | undefined): Step {
  if (state.phase !== "waiting") return step(state, { asked: state.version });
  const version = device?.version ?? state.version;
  const isUnsent = state.isTouched || device?.synced === false;
  return step(state, { phase: isUnsent ? "dirty" : "loading", version, asked: version });
}

/** The server's answer: null where it holds none, undefined where it could not be reached. */
export function found(state: DraftState, draft: OnServer | null | undefined, empty: Content): Step {
  // What was sent meanwhile, or written in another tab, is newer than what was asked for before it.
  if (isOver(state) || state.sent || state.hasFollowed || state.asked !== state.version)
    return step(state, {});
  const phase = state.phase === "loading" ? "clean" : state.phase;
  if (draft === undefined) return step(state, { phase }, phase === "clean" ? {} : { later: soon });
  if (!draft) return foundNone(state, empty);
  const { version, updatedAt: at } = draft;
  if (same(draft.content, state.content))
    return step(state, { phase: unlessConflicted(state, "clean"), version, kept: { where: "both", at } });
  if (!state.isTouched && (state.at === 0 || (isSynced(state) && version > state.version)))
    return step(
      state,
      { phase: unlessConflicted(state, "clean"), version, content: draft.content },
      { keep: { shownAt: at } },
    );
  if (version === state.version || isOwn(state, draft))
    return step(state, { phase, version }, { later: soon });
  return step(state, { phase: "conflicted", other: draft });
}

/** Handed in elsewhere, if the server held it; otherwise what is here goes on as a draft of its own. */
function foundNone(state: DraftState, empty: Content): Step {
  if (state.version > 0 && isSynced(state) && !state.isTouched)
    return step(
      state,
      { phase: "clean", version: 0, content: empty, kept: { where: "nowhere" } },
      { forget: true },
    );
  return state.at > 0 || state.isTouched
    ? step(state, { phase: unlessConflicted(state, "dirty"), version: 0 }, { later: soon })
    : step(state, { phase: "clean", version: 0 });
}

export function typed(state: DraftState, part: Content): Step {
  const content = { ...state.content, ...part };
  if (isOver(state)) return step(state, { content });
  const phase = isSynced(state) || state.phase === "offline" ? "dirty" : state.phase;
  return step(state, { phase, content, isTouched: true }, { keep: {}, later: soon });
}

/** The moment to send has come; one at a time. */
export function due(state: DraftState): Step {
  if (state.phase !== "dirty" && state.phase !== "offline") return step(state, {});
  return state.sent ? step(state, { phase: "sending" }) : send(state, "sending");
}

const send = (state: DraftState, phase: "sending" | "left") =>
  step(
    state,
    { phase, sent: state.content, prints: latest([...state.prints, printOf(state.content)]) },
    { send: state.content },
  );

/** The server has taken what was sent. Handed in meanwhile, what arrived late goes again, and nothing newer with it. */
export function accepted(state: DraftState, sent: Content, version: number): Step {
  if (state.phase === "finished") return step(state, { sent: undefined }, { drop: version });
  if (state.phase === "left") return step(state, { sent: undefined }, { settle: { version, sent } });
  const isNewest = same(sent, state.content);
  const phase = unlessConflicted(state, isNewest ? "clean" : "dirty");
  const next = { phase, version, prints: [], sent: undefined };
  return step(state, next, isNewest ? { keep: {} } : { keep: {}, later: soon });
}

/** The server could not be reached. */
export function failed(state: DraftState): Step {
  if (isOver(state)) return step(state, { sent: undefined });
  const phase = isSynced(state) ? state.phase : unlessConflicted(state, "offline");
  return step(
    state,
    { phase, sent: undefined, kept: { ...state.kept, failed: true } },
    state.other ? {} : { later: tryAgain },
  );
}

/** The server holds another version than what was sent is written over: another device has written meanwhile. */
export function met(state: DraftState, draft: OnServer | null): Step {
  if (isOver(state)) return step(state, { sent: undefined });
  if (draft && same(draft.content, state.content))
    return step(
      state,
      { phase: unlessConflicted(state, "clean"), version: draft.version, sent: undefined },
      { keep: {} },
    );
  if (draft && !isOwn(state, draft))
    return step(state, { phase: "conflicted", other: draft, sent: undefined });
  const phase = isSynced(state) ? state.phase : unlessConflicted(state, "dirty");
  return step(state, { phase, version: draft?.version ?? 0, sent: undefined }, { later: soon });
}

/** Another tab of this device writes the same draft: it is shown here too, or beside what it has not seen. */
export function followed(state: DraftState, now: OnDevice | undefined, empty: Content): Step {
  if (isOver(state) || now?.at === state.at) return step(state, {});
  if (!now) return handedInElsewhere(state, empty);
  const { content, version, at } = now;
  const isSame = same(content, state.content);
  if (!isSame && (state.other || !hasSeen(now, state.at)))
    return step(state, { phase: "conflicted", other: { content, version, updatedAt: at } });
  const phase =
    state.phase === "waiting" ? "waiting" : unlessConflicted(state, now.synced ? "clean" : "dirty");
  return step(
    state,
    {
      phase,
      version,
      at,
      prints: latest([...state.prints, ...(now.sent ?? [])]),
      hasFollowed: true,
      ...(!isSame && { content, isTouched: false, kept: { where: "elsewhere" as const, at } }),
    },
    // Should that tab be closed before it has sent it.
    now.synced ? {} : { later: tryAgain },
  );
}

function handedInElsewhere(state: DraftState, empty: Content): Step {
  if (state.at === 0) return step(state, {});
  const none = { version: 0, at: 0, hasFollowed: true };
  // What only this tab holds goes on as a draft of its own.
  if (state.other) return step(state, { ...none, phase: "dirty", other: undefined }, { keep: {}, later: 0 });
  const phase = state.phase === "waiting" ? "waiting" : "clean";
  return step(state, { ...none, phase, content: empty, isTouched: false, kept: { where: "nowhere" } });
}

/** The writer goes on with what is here, or with what the other device wrote. */
export function chosen(state: DraftState, isMine: boolean): Step {
  const theirs = state.other;
  if (!theirs) return step(state, {});
  const { version, content, updatedAt } = theirs;
  const next = { version, at: Math.max(state.at, updatedAt), other: undefined };
  return isMine
    ? step(state, { ...next, phase: "dirty" }, { keep: {}, later: 0 })
    : step(state, { ...next, phase: "clean", content }, { keep: {} });
}

/** It was handed in, and the server has let go of it with that: nothing of it is kept here either. */
export const finished = (state: DraftState): Step => step(state, { phase: "finished" }, { forget: true });

/** The page is left: what was written on it and not sent yet goes at once. */
export function left(state: DraftState): Step {
  if (state.phase === "finished") return step(state, {});
  const isUnsent = state.phase === "dirty" || state.phase === "offline";
  return isUnsent && state.isTouched && !state.sent ? send(state, "left") : step(state, { phase: "left" });
}

const step = (state: DraftState, change: Partial<DraftState>, todo?: Omit<Step, "state">): Step => ({
  state: { ...state, ...change },
  ...todo,
});
const isOver = ({ phase }: DraftState) => phase === "finished" || phase === "left";
const isOwn = ({ version, prints }: DraftState, draft: OnServer) =>
  draft.version === version + 1 && hasSent(prints, draft.content);
/** What was chosen between stays so until it is. */
const unlessConflicted = (state: DraftState, phase: DraftState["phase"]) =>
  state.other ? "conflicted" : phase;
