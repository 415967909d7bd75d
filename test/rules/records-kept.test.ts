import { expect, test } from "vitest";
import {
  branchOn,
  erasableFrom,
  maskedBirth,
  maskedPhone,
  refuseUnlessErasable,
  refuseUnlessLater,
  refuseUnlessLikely,
} from "../../worker/organization/people/rules";
import { type Kept, withdrawable, withdrawalOf } from "../../worker/organization/people/rules-withdrawal";
import { refuseUnlessStandardTerms } from "../../worker/organization/unit-standards/rules";
import {
  depthOf,
  isBranch,
  isWithdrawable,
  placeBelow,
  positionOf,
  refuseUnlessFits,
  refuseUnlessTerms,
  refuseUnlessWithdrawable,
} from "../../worker/organization/units/rules";
import { csvLine, inert } from "../../worker/outside/transfer/rules";
import { answerOf } from "./makers";

const today = "2026-05-06";
const noon = Date.parse("2026-05-06T12:00:00+08:00");
const yesterday = noon - 86_400_000;

test("an interval begins after the one it follows", () => {
  const after = (day: string) => answerOf(() => refuseUnlessLater({ fromOn: "2026-05-06" }, day));
  expect([after("2026-05-06"), after("2026-05-07")]).toEqual(["fromOn not_after 2026-05-06", "fine"]);
  expect(answerOf(() => refuseUnlessLater(undefined, "2026-05-06"))).toBe("fine");
});

test("impossible dates are refused, unlikely ones until somebody says that they were checked", () => {
  const likely = (born: string, joinedParty: string | null, checked: boolean) =>
    answerOf(() => refuseUnlessLikely({ born, joinedParty }, today, checked));
  expect([likely("1980-01-01", "2000-01-01", false), likely("1919-12-31", null, true)]).toEqual([
    "fine",
    "fine",
  ]);
  expect(likely("1919-12-31", null, false)).toBe("born born_too_early 1919-12-31");
  expect(likely("1990-01-01", "2007-12-31", false)).toBe("joinedParty joined_under_18 2007-12-31 1990-01-01");
  expect(likely("1990-01-01", "2007-12-31", true)).toBe("fine");
  expect(likely("2026-05-07", null, true)).toBe("born born_in_future 2026-05-07");
  expect([likely(today, null, false), likely("1920-01-01", null, false)]).toEqual(["fine", "fine"]);
});

test("a phone and a birth date are shown as far as one needs to recognise them", () => {
  expect([
    maskedPhone("13800001234"),
    maskedPhone("1234567"),
    maskedPhone("123456"),
    maskedPhone(null),
  ]).toEqual(["138****1234", "123****4567", "****", null]);
  expect([maskedBirth("1980-05-06"), maskedBirth(null)]).toEqual(["1980", null]);
});

test("who left every branch is erased once the years of keeping are over", () => {
  expect(erasableFrom("2020-03-04", 6)).toBe("2026-03-04");
  const erasable = (until: (string | null)[], years = 5) =>
    answerOf(() =>
      refuseUnlessErasable(
        until.map((untilOn) => ({ untilOn })),
        years,
        today,
      ),
    );
  expect([erasable(["2021-05-06"]), erasable(["2021-05-07"])]).toEqual([
    "fine",
    "retention_running 2026-05-07",
  ]);
  expect([erasable([null]), erasable(["2026-05-07"], 0), erasable([today], 0)]).toEqual([
    "in_use",
    "in_use",
    "fine",
  ]);
  expect(erasable(["2024-01-01", "2020-01-01"])).toBe("retention_running 2029-01-01");
});

test("of intervals the latest is taken back, before it begins or on the day it was entered", () => {
  const row = (
    id: string,
    fromOn: string,
    untilOn: string | null,
    createdAt: number,
    endedAt: number | null = null,
  ): Kept => ({
    id,
    fromOn,
    untilOn,
    createdAt,
    endedAt,
  });
  const first = row("1", "2026-01-01", "2026-05-01", 1, yesterday);
  const back = (rows: Kept[], id: string, alone = false) =>
    answerOf(() => withdrawalOf(rows, id, today, alone));
  expect(back([first], "9")).toBe("not_found");
  expect(back([first, row("2", "2026-05-01", null, noon)], "1")).toBe("later_records_exist");
  expect(back([first, row("2", "2026-05-01", null, yesterday)], "2")).toBe("already_started");
  const entered = [first, row("2", "2026-05-01", null, noon)];
  expect(withdrawalOf(entered, "2", today, false)).toEqual({ part: "all", row: entered[1], former: first });
  expect(back([row("2", "2026-05-01", null, noon)], "2")).toBe("already_started");
  const alone = row("2", "2026-05-07", null, yesterday);
  expect(withdrawalOf([alone], "2", today, true)).toEqual({ part: "all", row: alone, former: undefined });
  expect(back([row("2", today, null, yesterday)], "2", true)).toBe("already_started");
  expect(back([row("1", "2026-01-01", "2026-05-06", 1, noon)], "1")).toBe("fine");
  const ended = row("1", "2026-01-01", "2026-05-07", 1, yesterday);
  expect(withdrawalOf([ended], "1", today, false)).toEqual({ part: "end", row: ended });
  expect(back([row("1", "2026-01-01", today, 1, yesterday)], "1")).toBe("already_started");
  expect(back([first, row("2", "2026-05-01", null, noon)], "1", true)).toBe("already_started");
  expect(back([row("1", "2026-05-07", "2026-05-08", yesterday)], "1", true)).toBe("fine");
  expect(withdrawable(entered, today, false)).toEqual(["2"]);
  const whole = row("1", "2026-05-01", "2026-05-02", noon);
  expect(withdrawalOf([whole], "1", today, true)).toEqual({ part: "all", row: whole, former: undefined });
});

test("a person belongs to a branch from the first day of the membership to the day before its last", () => {
  const memberships = [
    { branchId: "a", fromOn: "2026-02-01", untilOn: "2026-04-01" },
    { branchId: "b", fromOn: "2026-05-01", untilOn: null },
  ];
  const days = ["2026-01-31", "2026-02-01", "2026-03-31", "2026-04-01", "2026-05-01", "2030-01-01"];
  expect(days.map((day) => branchOn(memberships, day))).toEqual([undefined, "a", "a", undefined, "b", "b"]);
});

test("a dissolution is taken back before its day, or on the day on which it was entered", () => {
  const back = (dissolvedOn: string | null, dissolvedAt: number | null) => ({
    is: isWithdrawable({ dissolvedOn, dissolvedAt }, today),
    answer: answerOf(() => refuseUnlessWithdrawable({ dissolvedOn, dissolvedAt }, today)),
  });
  expect(back(null, null)).toEqual({ is: false, answer: "already_ended" });
  expect(back("2026-05-07", null)).toEqual({ is: true, answer: "fine" });
  expect(back(today, noon)).toEqual({ is: true, answer: "fine" });
  expect(back(today, yesterday)).toEqual({ is: false, answer: "already_started" });
  expect(back(today, null)).toEqual({ is: false, answer: "already_started" });
});

test("a unit stands below what may hold it and is not dissolved", () => {
  const fits = (
    kind: Parameters<typeof refuseUnlessFits>[1],
    parent: Parameters<typeof refuseUnlessFits>[0]["kind"],
    dissolvedOn: string | null = null,
  ) => answerOf(() => refuseUnlessFits({ kind: parent, dissolvedOn }, kind, today));
  expect(fits("branch", "general_branch")).toBe("fine");
  expect(fits("party_committee", "general_branch")).toBe("kind not_below general_branch");
  expect(fits("branch", "branch")).toBe("kind not_below branch");
  expect([fits("branch", "county", today), fits("branch", "county", "2026-05-07")]).toEqual([
    "unit_dissolved",
    "fine",
  ]);
  expect(["branch", "joint_branch", "county"].map(isBranch)).toEqual([true, true, false]);
});

test("the larger share is an organ's and rests on a document; a standard is left out for a reason; both of years about now", () => {
  const organ = { id: "o", parentId: "c", organId: "o" };
  const terms = (
    unit: Parameters<typeof refuseUnlessTerms>[0],
    fromYear: number,
    approvedShare = false,
    document: string | null = null,
  ) =>
    answerOf(() => refuseUnlessTerms(unit, { fromYear, optsIntoPool: false, approvedShare, document }, 2026));
  expect(terms({ ...organ, parentId: null }, 2026)).toBe("not_permitted");
  expect([2024, 2025, 2027, 2028].map((year) => terms(organ, year))).toEqual([
    "fromYear out_of_range 2025 2027",
    "fine",
    "fine",
    "fromYear out_of_range 2025 2027",
  ]);
  expect([terms(organ, 2026, true, "文"), terms(organ, 2026, true)]).toEqual(["fine", "document required"]);
  expect(terms({ ...organ, organId: "p" }, 2026, true, "文")).toBe("approvedShare not_an_organ");
  expect(terms({ ...organ, organId: "p" }, 2026)).toBe("fine");
  const standard = (parentId: string | null, fromYear: number, applies: boolean, reason: string | null) =>
    answerOf(() => refuseUnlessStandardTerms({ parentId }, { fromYear, applies, reason }, 2026));
  expect(standard(null, 2026, true, null)).toBe("not_permitted");
  expect([2024, 2025, 2027, 2028].map((year) => standard("c", year, true, null))).toEqual([
    "fromYear out_of_range 2025 2027",
    "fine",
    "fine",
    "fromYear out_of_range 2025 2027",
  ]);
  expect([standard("c", 2026, false, null), standard("c", 2026, false, "驻外")]).toEqual([
    "reason required",
    "fine",
  ]);
});

test("a unit's place names its depth and its position", () => {
  const place = placeBelow(placeBelow("0001/", 2), 13);
  expect(place).toBe("0001/0002/0013/");
  expect([positionOf(place), depthOf(place), depthOf("0001/"), positionOf("")]).toEqual([13, 2, 0, 0]);
});

test("a line of text keeps numbers bare, texts quoted, and nothing that runs", () => {
  expect(csvLine([1, null, undefined, true, false, 'a"b', { a: 1 }, "=1+1"])).toBe(
    '1,,,1,0,"a""b","{""a"":1}","\'=1+1"\r\n',
  );
  expect(["=1", " +1", "＠a", "\ta", "a=1", "1-2"].map(inert)).toEqual([
    "'=1",
    "' +1",
    "'＠a",
    "'\ta",
    "a=1",
    "1-2",
  ]);
});
