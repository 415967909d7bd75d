import fc from "fast-check";
import { expect, test } from "vitest";
import { printOf } from "../../web/shell/draft-sent";
import { type DraftState, opened, recordOf, settled, stored } from "../../web/shell/draft-states";
import * as steps from "../../web/shell/draft-steps";
import type { OnDevice } from "../../web/shell/draft-tabs";

const empty = { key: "new", body: "" };
const mine = { key: "k", body: "这里写的。" };
const theirs = { key: "k", body: "别处写的。" };
const onServer = (content = theirs, version = 3) => ({ content, version, updatedAt: 900 });
const onDevice: OnDevice = { content: mine, version: 2, synced: true, at: 500, sent: [] };
const base: DraftState = { ...opened(onDevice, empty, false), asked: 2 };
const aDraft = (change: Partial<DraftState>): DraftState => ({ ...base, ...change });

/** As the hook does: the device keeps what is to be kept. */
const after = ({ state, keep }: steps.Step, at = 1_000) =>
  keep ? stored(state, at, true, keep.shownAt) : state;
const todo = ({ state: _, ...rest }: steps.Step) => rest;

const loading = aDraft({ phase: "loading" });
const clean = aDraft({ phase: "clean" });
const dirty = aDraft({ phase: "dirty", isTouched: true });
const sending = aDraft({ phase: "sending", isTouched: true, sent: mine, prints: [printOf(mine)] });
const offline = aDraft({ phase: "offline", isTouched: true, kept: { where: "device", failed: true } });
const conflicted = aDraft({ phase: "conflicted", isTouched: true, other: onServer() });
const waiting = aDraft({ phase: "waiting" });
const finished = aDraft({ phase: "finished", sent: mine });
const left = aDraft({ phase: "left", sent: mine });
const every = { waiting, loading, clean, dirty, sending, offline, conflicted, finished, left };

test.each([
  ["nothing", undefined, false, "loading", "nowhere"],
  ["what the server has", onDevice, false, "loading", "both"],
  ["what the server does not have", { ...onDevice, synced: false }, false, "dirty", "device"],
  ["what a page that was left still sends", { ...onDevice, synced: false }, true, "waiting", "device"],
] as const)("a draft opens by what the device holds: %s", (_, device, isWaiting, phase, where) => {
  expect(opened(device, empty, isWaiting)).toMatchObject({ phase, kept: { where }, isTouched: false });
});

test.each([
  ["waiting", "waiting"],
  ["loading", "dirty"],
  ["clean", "dirty"],
  ["dirty", "dirty"],
  ["sending", "sending"],
  ["offline", "dirty"],
  ["conflicted", "conflicted"],
] as const)("a letter typed while %s is kept at once and sent a moment later: %s", (from, to) => {
  const step = steps.typed(every[from], { body: "多一个字。" });
  expect(step.state).toMatchObject({ phase: to, isTouched: true, content: { key: "k", body: "多一个字。" } });
  expect(todo(step)).toEqual({ keep: {}, later: 1_500 });
});

test.each(["finished", "left"] as const)("a letter typed when the draft is %s is kept nowhere", (from) => {
  expect(todo(steps.typed(every[from], { body: "太晚了。" }))).toEqual({});
});

test("only what is not on the server is sent when its moment comes, one at a time", () => {
  const sent = Object.entries(every).filter(([, state]) => todo(steps.due(state)).send);
  expect(sent.map(([phase]) => phase)).toEqual(["dirty", "offline"]);
  const step = steps.due(dirty);
  expect(step.state).toMatchObject({ phase: "sending", sent: mine, prints: [printOf(mine)] });
  const still = steps.due({ ...dirty, sent: theirs });
  expect([still.state.phase, todo(still)]).toEqual(["sending", {}]);
});

test("an answer makes the draft clean, unless something was typed meanwhile or another text stands beside it", () => {
  const cases = [sending, steps.typed(sending, theirs).state, { ...conflicted, sent: mine }];
  expect(
    cases.map((state) => {
      const step = steps.accepted(state, mine, 7);
      expect(step.state).toMatchObject({ version: 7, prints: [], sent: undefined });
      return [step.state.phase, todo(step)];
    }),
  ).toEqual([
    ["clean", { keep: {} }],
    ["dirty", { keep: {}, later: 1_500 }],
    ["conflicted", { keep: {} }],
  ]);
});

test("an answer after handing in drops what arrived late; after leaving, the device learns its version", () => {
  expect(todo(steps.accepted(finished, mine, 7))).toEqual({ drop: 7 });
  expect(todo(steps.accepted(left, mine, 7))).toEqual({ settle: { version: 7, sent: mine } });
  const kept = (content: OnDevice["content"]) =>
    settled({ ...onDevice, content, sent: ["p"] }, { version: 7, sent: mine });
  expect(kept(mine)).toEqual({ ...onDevice, version: 7, synced: true, sent: [] });
  expect(kept(theirs)).toMatchObject({ version: 7, synced: false });
});

test("a send that fails is told and tried again after fifteen seconds, but not beside another's text", () => {
  const step = steps.failed(sending);
  expect(step.state).toMatchObject({ phase: "offline", sent: undefined, kept: { failed: true } });
  expect(todo(step)).toEqual({ later: 15_000 });
  const beside = steps.failed({ ...conflicted, sent: mine });
  expect([beside.state.phase, todo(beside)]).toEqual(["conflicted", {}]);
  for (const state of [finished, left]) expect(todo(steps.failed(state))).toEqual({});
});

test.each([
  ["none any more", null, { phase: "dirty", version: 0 }, { later: 1_500 }],
  ["this very text", onServer(mine, 9), { phase: "clean", version: 9 }, { keep: {} }],
  ["another's text", onServer(theirs, 9), { phase: "conflicted", other: onServer(theirs, 9) }, {}],
  [
    "an older text of this device",
    onServer({ key: "k", body: "旧。" }),
    { phase: "dirty", version: 3 },
    { later: 1_500 },
  ],
] as const)("a send over a version that has passed meets %s", (_, draft, state, doing) => {
  const step = steps.met({ ...sending, prints: [printOf({ body: "旧。", key: "k" })] }, draft);
  expect(step.state).toMatchObject({ ...state, sent: undefined });
  expect(todo(step)).toEqual(doing);
});

const nothing = aDraft({ ...opened(undefined, empty, false), asked: 0 });
const own = { ...dirty, prints: [printOf(theirs)] };
test.each([
  [
    "the same text",
    loading,
    onServer(mine),
    { phase: "clean", version: 3, kept: { where: "both", at: 900 } },
    {},
  ],
  [
    "something newer and nothing was written here",
    loading,
    onServer(),
    { phase: "clean", version: 3, content: theirs },
    { keep: { shownAt: 900 } },
  ],
  [
    "something and the device nothing",
    nothing,
    onServer(),
    { phase: "clean", content: theirs },
    { keep: { shownAt: 900 } },
  ],
  [
    "something else than what was written here",
    dirty,
    onServer(),
    { phase: "conflicted", other: onServer(), content: mine },
    {},
  ],
  [
    "the version that this text was written over",
    dirty,
    onServer(theirs, 2),
    { phase: "dirty", version: 2 },
    { later: 1_500 },
  ],
  [
    "what this device sent and had no answer to",
    own,
    onServer(),
    { phase: "dirty", version: 3 },
    { later: 1_500 },
  ],
  [
    "none: it was handed in elsewhere",
    loading,
    null,
    { phase: "clean", version: 0, content: empty, kept: { where: "nowhere" } },
    { forget: true },
  ],
  [
    "none, but something was written here",
    dirty,
    null,
    { phase: "dirty", version: 0, content: mine },
    { later: 1_500 },
  ],
  ["none, as the device", nothing, null, { phase: "clean", version: 0 }, {}],
  ["no answer, and nothing was written", loading, undefined, { phase: "clean", content: mine }, {}],
  ["no answer, and something was written", dirty, undefined, { phase: "dirty" }, { later: 1_500 }],
] as const)("the server, asked on opening, holds %s", (_, from, draft, state, doing) => {
  const step = steps.found(from, draft, empty);
  expect(step.state).toMatchObject(state);
  expect(todo(step)).toEqual(doing);
});

test.each([
  ["something is being sent", sending],
  ["a version was learned since", { ...loading, version: 4 }],
  ["another tab was followed since", { ...loading, hasFollowed: true }],
  ["it was handed in", finished],
  ["the page was left", left],
])("the server's first answer counts no more when %s", (_, from) => {
  expect(steps.found(from, onServer(theirs, 9), empty)).toEqual({ state: from });
});

test("once the page that was left has sent, the draft goes on with the version that it learned", () => {
  const device = { ...onDevice, version: 5 };
  expect(steps.asked(waiting, device).state).toMatchObject({ phase: "loading", version: 5, asked: 5 });
  expect(steps.asked(waiting, { ...device, synced: false }).state.phase).toBe("dirty");
  expect(steps.asked({ ...waiting, isTouched: true }, device).state.phase).toBe("dirty");
  expect(steps.asked(dirty, device).state).toMatchObject({ phase: "dirty", version: 2, asked: 2 });
});

const seen: OnDevice = { content: theirs, version: 2, synced: false, at: 600, after: 500, sent: ["p"] };
test("another tab's writing is shown here when it had seen this one's, and beside it when not", () => {
  const step = steps.followed(dirty, seen, empty);
  expect(step.state).toMatchObject({
    phase: "dirty",
    content: theirs,
    at: 600,
    prints: ["p"],
    isTouched: false,
    kept: { where: "elsewhere", at: 600 },
  });
  expect(todo(step)).toEqual({ later: 15_000 });
  expect(steps.followed(dirty, { ...seen, synced: true }, empty).state.phase).toBe("clean");
  expect(steps.followed(dirty, { ...seen, after: 400 }, empty).state).toMatchObject({
    phase: "conflicted",
    content: mine,
    other: { content: theirs, updatedAt: 600 },
  });
  expect(steps.followed(dirty, { ...seen, at: 500 }, empty)).toEqual({ state: dirty });
});

test("what another tab handed in is gone here too, unless another text stands beside this one", () => {
  expect(steps.followed(dirty, undefined, empty).state).toMatchObject({
    phase: "clean",
    content: empty,
    at: 0,
    kept: { where: "nowhere" },
  });
  const step = steps.followed(conflicted, undefined, empty);
  expect(step.state).toMatchObject({ phase: "dirty", content: mine, version: 0, other: undefined });
  expect(todo(step)).toEqual({ keep: {}, later: 0 });
});

test("the writer goes on with one of two texts, over the version that the other has", () => {
  expect(steps.chosen(conflicted, true)).toMatchObject({
    state: { phase: "dirty", content: mine, version: 3, at: 900, other: undefined },
    later: 0,
  });
  expect(steps.chosen(conflicted, false)).toEqual({
    state: { ...conflicted, phase: "clean", content: theirs, version: 3, at: 900, other: undefined },
    keep: {},
  });
  expect(steps.chosen(dirty, true)).toEqual({ state: dirty });
});

test("whoever leaves the page sends what was written on it and was not on its way yet", () => {
  const sent = Object.entries(every).filter(([, state]) => todo(steps.left(state)).send);
  expect(sent.map(([phase]) => phase)).toEqual(["dirty", "offline"]);
  expect(steps.left({ ...dirty, isTouched: false }).state.phase).toBe("left");
  expect(steps.left(finished).state.phase).toBe("finished");
});

test("a device that keeps nothing is told to the writer, and its record is no newer", () => {
  expect(stored(dirty, 800, false)).toMatchObject({ at: 500, kept: { where: "nowhere", at: 800 } });
  expect(stored(clean, 800, true)).toMatchObject({ at: 800, kept: { where: "both", at: 800 } });
  expect(recordOf(dirty, 800)).toEqual({
    content: mine,
    version: 2,
    synced: false,
    at: 800,
    after: 500,
    sent: [],
  });
});

const letter = fc.record({ body: fc.string({ maxLength: 3 }) });
const event = fc.oneof(
  letter.map((part) => (state: DraftState) => steps.typed(state, part)),
  fc.constant(steps.due),
  fc.constant(steps.failed),
  fc
    .nat(9)
    .map(
      (version) => (state: DraftState) =>
        state.sent ? steps.accepted(state, state.sent, version) : steps.due(state),
    ),
  letter.map(
    ({ body }) =>
      (state: DraftState) =>
        steps.met(state, onServer({ key: "k", body })),
  ),
  letter.map(
    ({ body }) =>
      (state: DraftState) =>
        steps.found(state, onServer({ key: "k", body }), empty),
  ),
  fc.boolean().map((isMine) => (state: DraftState) => steps.chosen(state, isMine)),
);

test("whatever comes, nothing typed is lost unless the writer chooses the other text, and two texts are told", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      let state = steps.typed(loading, { body: "不能丢。" }).state;
      for (const [n, each] of events.entries()) {
        const before = state;
        const step = each(state);
        state = after(step, 1_000 + n);
        expect(state.phase === "conflicted").toBe(state.other !== undefined);
        expect(state.phase === "sending" && !state.sent).toBe(false);
        if (state.content !== before.content && before.isTouched)
          expect(state.isTouched || before.other !== undefined).toBe(true);
      }
    }),
  );
}, 60_000);
