import { expect, test } from "vitest";
import { refuseUnlessChange } from "../../../worker/measures/holidays/rules";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import { branchOn } from "../../../worker/organization/people/rules";
import { refuseFuture } from "../../../worker/study/cases/rules";
import { mayEnterOwn, minutesGranted, refuseUnlessAllFound } from "../../../worker/study/learning/rules";
import { closedUntil, refuseIfDecided, refuseUnlessDays } from "../../../worker/study/leaves/rules";
import { refuseUnlessTurn } from "../../../worker/study/lectures/rules";
import {
  minutesOf,
  refuseUnlessBegun,
  refuseUnlessEditable,
  refuseUnlessOpen,
  refuseUnlessOpenable,
  stateOf,
} from "../../../worker/study/sessions/rules";
import {
  refuseUnlessHalfOpen,
  refuseUnlessReturned,
  refuseUnlessWaiting,
  stateOf as stateOfEssay,
} from "../../../worker/writing/essays/rules";
import { countOf } from "../../../worker/writing/notes/rules";
import { answerOf } from "../makers";

test("what is recorded happened by today", () => {
  expect(answerOf(() => refuseFuture("2026-05-06", "2026-05-06", "on"))).toBe("fine");
  expect(answerOf(() => refuseFuture("2026-05-07", "2026-05-06", "on"))).toBe("on in_future");
});

test("an essay is of a half-year that has begun, last year's until its day", () => {
  const open = (half: string, today: string, until: string | null = "01-15") =>
    answerOf(() => refuseUnlessHalfOpen(half, today, until));
  expect(open("2026H2", "2026-06-30")).toBe("half not_yet 2026-07-01");
  expect([open("2026H2", "2026-07-01"), open("2026H1", "2026-07-01")]).toEqual(["fine", "fine"]);
  expect([open("2025H2", "2026-01-15"), open("2025H2", "2026-01-16")]).toEqual(["fine", "half year_over"]);
  expect([open("2025H2", "2026-01-15", null), open("2024H2", "2026-01-10")]).toEqual([
    "half year_over",
    "half year_over",
  ]);
});

test("an essay is handed in again after a return, and decided once, by who read it", () => {
  expect([stateOfEssay({ outcome: null }), stateOfEssay({ outcome: "returned" })]).toEqual([
    "submitted",
    "returned",
  ]);
  const again = (["submitted", "accepted", "returned"] as const).map((state) =>
    answerOf(() => refuseUnlessReturned(state)),
  );
  expect(again).toEqual(["already_submitted", "already_accepted", "fine"]);
  const decided = (state: "submitted" | "accepted", version: number) =>
    answerOf(() => refuseUnlessWaiting({ state, version }, 2));
  expect([decided("submitted", 1), decided("accepted", 2), decided("submitted", 2)]).toEqual([
    "stale_version",
    "already_decided",
    "fine",
  ]);
});

test("days off are of the years about now, at most 31, change something, and touch no changed day", () => {
  const none = { off: new Set<string>(), working: new Set<string>() };
  const change = (first: string, last = first, kind: "off" | "working" = "off", standing = none) =>
    answerOf(() => refuseUnlessChange({ first, last, kind }, standing, "2026-05-06"));
  expect(change("2024-12-31")).toBe("first out_of_range 2025-01-01 2027-12-31");
  expect(change("2028-01-03")).toBe("first out_of_range 2025-01-01 2027-12-31");
  expect([change("2025-03-03"), change("2027-03-03"), change("2027-12-31")]).toEqual([
    "fine",
    "fine",
    "fine",
  ]);
  expect(change("2026-06-10", "2026-06-09")).toBe("last before_first");
  expect(change("2027-12-31", "2028-01-01")).toBe("last out_of_range 2025-01-01 2027-12-31");
  expect([change("2026-07-01", "2026-07-31"), change("2026-07-01", "2026-08-01")]).toEqual([
    "fine",
    "last out_of_range 2026-07-31",
  ]);
  expect(change("2026-06-08", "2026-06-10", "off", { ...none, off: new Set(["2026-06-10"]) })).toBe(
    "first already_changed 2026-06-10",
  );
  expect(change("2026-06-10", "2026-06-10", "off", { ...none, working: new Set(["2026-06-10"]) })).toBe(
    "first already_changed 2026-06-10",
  );
  expect(change("2026-06-10", "2026-06-10", "working")).toBe("kind unchanged");
  expect([
    change("2026-06-13"),
    change("2026-06-12", "2026-06-13"),
    change("2026-06-13", "2026-06-13", "working"),
  ]).toEqual(["kind unchanged", "fine", "fine"]);
});

test("only a certificate grants minutes, and only that is entered by oneself", () => {
  expect(answerOf(() => minutesGranted({ kind: "certificate" }))).toBe("minutes required");
  expect(answerOf(() => minutesGranted({ kind: "lesson", minutes: 60 }))).toBe(
    "minutes only_for_a_certificate",
  );
  expect([minutesGranted({ kind: "certificate", minutes: 60 }), minutesGranted({ kind: "lesson" })]).toEqual([
    60, 0,
  ]);
  expect([mayEnterOwn("certificate"), mayEnterOwn("lesson")]).toEqual([true, false]);
});

test("a typed note is counted, a book declares its count, and neither is the other's way", () => {
  const note = (form: "typed" | "book", body: string, declaredCharacters?: number) => {
    const rest = { writtenOn: "2026-05-06", title: "笔记", source: null, isExcerpt: false };
    return countOf({ form, body, declaredCharacters, ...rest });
  };
  expect(note("typed", "你好，世界！")).toEqual({ characters: 6, characterRule: "zh-1" });
  expect(note("typed", "学")).toEqual({ characters: 1, characterRule: "zh-1" });
  expect(note("book", "", 0)).toEqual({ characters: 0, characterRule: "declared" });
  expect(answerOf(() => note("book", "你好"))).toBe("declaredCharacters required");
  expect(answerOf(() => note("typed", "你好", 2))).toBe("declaredCharacters only_for_a_book");
  expect(answerOf(() => note("typed", " \n"))).toBe("body required");
});

test("every reader is found and named once", () => {
  const found = new Set(["a", "b"]);
  expect(answerOf(() => refuseUnlessAllFound(["a", "b"], found))).toBe("fine");
  expect(answerOf(() => refuseUnlessAllFound(["a", "c", "a"], found))).toBe(
    "people.1 not_found, people.2 repeated",
  );
  expect(answerOf(() => refuseUnlessAllFound(["c"], found))).toBe("people.0 not_found");
});

test("a leave is at most 366 days, decided once, and never of a closed year", () => {
  const days = (firstOn: string, lastOn: string) => answerOf(() => refuseUnlessDays({ firstOn, lastOn }));
  expect([days("2026-05-06", "2026-05-05"), days("2026-05-06", "2026-05-06")]).toEqual([
    "lastOn before_first",
    "fine",
  ]);
  expect([days("2026-01-01", "2027-01-01"), days("2026-01-01", "2027-01-02")]).toEqual([
    "fine",
    "lastOn too_long 366",
  ]);
  const decided = (outcome: string | null, lapsed: boolean) =>
    answerOf(() => refuseIfDecided({ outcome, lapsed }));
  expect([decided("approved", false), decided(null, true), decided(null, false)]).toEqual([
    "already_decided",
    "year_closed",
    "fine",
  ]);
  expect([closedUntil("2026-01-15", "01-15"), closedUntil("2026-01-16", "01-15")]).toEqual([
    "2024-12-31",
    "2025-12-31",
  ]);
});

test("a turn of the rota is of this year or the next, its day of its year", () => {
  const turn = (year: number, plannedOn: string | null = null) =>
    answerOf(() =>
      refuseUnlessTurn({ year, plannedOn } as Parameters<typeof refuseUnlessTurn>[0], "2026-05-06"),
    );
  expect([turn(2025), turn(2026), turn(2027), turn(2028)]).toEqual([
    "year out_of_range 2026 2027",
    "fine",
    "fine",
    "year out_of_range 2026 2027",
  ]);
  expect([turn(2026, "2026-12-31"), turn(2026, "2027-01-01")]).toEqual(["fine", "plannedOn other_year 2026"]);
});

test("a session is planned, open, closed or cancelled, and each takes what it may", () => {
  const of = (openedAt: number | null, closedAt: number | null, cancelledAt: number | null) =>
    stateOf({ openedAt, closedAt, cancelledAt });
  expect([of(null, null, null), of(1, null, null), of(1, 2, null), of(null, null, 3)]).toEqual([
    "planned",
    "open",
    "closed",
    "cancelled",
  ]);
  const states = ["planned", "open", "closed", "cancelled"] as const;
  const heldOn = "2026-05-06";
  expect(states.map((state) => answerOf(() => refuseUnlessOpenable({ state, heldOn }, heldOn)))).toEqual([
    "fine",
    "already_open",
    "already_open",
    "withdrawn",
  ]);
  expect(answerOf(() => refuseUnlessOpenable({ state: "planned", heldOn }, "2026-05-05"))).toBe(
    `not_yet ${heldOn}`,
  );
  expect(states.map((state) => answerOf(() => refuseUnlessOpen({ state })))).toEqual([
    "not_open",
    "fine",
    "already_closed",
    "withdrawn",
  ]);
  const plan = {
    kind: "meeting",
    audience: "members",
    heldOn,
    startsAt: "09:00",
    endsAt: "11:00",
    minutes: null,
  };
  const edit = (state: (typeof states)[number], endsAt: string) =>
    answerOf(() => refuseUnlessEditable({ state, ...plan }, { ...plan, endsAt }));
  expect([
    edit("planned", "12:00"),
    edit("open", "12:00"),
    edit("open", "11:00"),
    edit("cancelled", "11:00"),
  ]).toEqual(["fine", "already_open", "fine", "withdrawn"]);
});

test("a register is closed once its meeting has begun", () => {
  const begun = (today: string, time: string) =>
    answerOf(() => refuseUnlessBegun({ heldOn: "2026-05-06", startsAt: "09:00" }, today, time));
  expect(["08:59", "09:00"].map((time) => begun("2026-05-06", time))).toEqual(["not_begun 09:00", "fine"]);
  expect([begun("2026-05-05", "10:00"), begun("2026-05-07", "08:00")]).toEqual(["not_begun 09:00", "fine"]);
});

test("study minutes are the schedule's, or fewer by hand, never more", () => {
  const { sessions } = defaultMeasures();
  const of = (startsAt: string, endsAt: string, minutes: number | null = null) =>
    minutesOf({ startsAt, endsAt, minutes }, sessions);
  expect([
    of("09:00", "10:30"),
    of("09:00", "10:30", 60),
    of("08:30", "12:00"),
    of("08:30", "17:30"),
  ]).toEqual([90, 60, 240, 480]);
  expect(answerOf(() => of("09:00", "09:00"))).toBe("endsAt before_start");
  expect(answerOf(() => of("09:00", "10:30", 91))).toBe("minutes too_large 90");
  expect([of("09:00", "10:30", 90), of("08:00", "17:30", 570)]).toEqual([90, 570]);
});

test("what somebody did counts in the branch of that day", () => {
  const rows = [
    { branchId: "a", fromOn: "2026-01-01", untilOn: "2026-05-06" },
    { branchId: "b", fromOn: "2026-05-06", untilOn: null },
  ];
  expect(["2025-12-31", "2026-01-01", "2026-05-05", "2026-05-06"].map((day) => branchOn(rows, day))).toEqual([
    undefined,
    "a",
    "a",
    "b",
  ]);
});
