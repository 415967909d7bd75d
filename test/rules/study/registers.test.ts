import { expect, test } from "vitest";
import { startOfDayMs } from "../../../worker/core/calendar";
import {
  isWithinCorrectionDays,
  markedRows,
  refuseUnlessClosed,
  refuseUnlessMakesUp,
} from "../../../worker/study/registers/rules";
import { answerOf } from "../makers";

const row = (personId: string, changes = {}) => ({
  personId,
  branchId: "b",
  exempt: false,
  member: true,
  ...changes,
});
const mark = (personId: string, status: "present" | "exempt" = "present") => ({
  personId,
  status,
  remark: null,
});

test("marks are taken for the roll's rows in their order", () => {
  const roll = [row("a"), row("b"), row("c", { exempt: true })];
  const taken = markedRows([mark("c", "exempt"), mark("a")], roll);
  expect(taken.map(({ personId }) => personId)).toEqual(["c", "a"]);
});

test.each([
  ["is not on the roll", [mark("x")], "marks.0.personId not_on_roll"],
  ["was no member that day", [mark("gone")], "marks.0.personId not_on_roll"],
  ["is marked twice", [mark("a"), mark("a")], "marks.1.personId repeated"],
  ["is exempt without an exemption", [mark("a"), mark("b", "exempt")], "marks.1.status no_exemption"],
])("a mark of somebody who %s is refused by its place", (_, marks, refusal) => {
  const roll = [row("a"), row("b"), row("gone", { member: false })];
  expect(answerOf(() => markedRows(marks, roll))).toBe(refusal);
});

test("a closed register is its branch's own to correct for seven days", () => {
  const closedAt = startOfDayMs("2026-04-01") - 1;
  const days = ["2026-03-31", "2026-04-07", "2026-04-08"];
  expect(days.map((today) => isWithinCorrectionDays(closedAt, today))).toEqual([true, true, false]);
});

test("only a closed register is corrected", () => {
  const corrected = ["closed", "open"].map((state) => answerOf(() => refuseUnlessClosed({ state })));
  expect(corrected).toEqual(["fine", "not_closed"]);
});

test.each([
  ["leave", "2026-03-10", "fine"],
  ["unexcused", "2026-03-20", "fine"],
  ["leave", "2026-03-09", "heldOn not_after 2026-03-10"],
  ["leave", "2026-03-21", "heldOn in_the_future"],
  ["present", "2026-03-15", "personId owes_no_make_up"],
])(
  "on 20 March, a make-up of %s in a session of the 10th that was held on %s is %s",
  (status, heldOn, answer) => {
    const session = { heldOn: "2026-03-10" };
    expect(answerOf(() => refuseUnlessMakesUp({ status }, session, heldOn, "2026-03-20"))).toBe(answer);
  },
);
