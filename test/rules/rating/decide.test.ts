import { expect, test } from "vitest";
import { Refusal } from "../../../worker/core/refusal";
import { refuseUnlessBallots } from "../../../worker/rating/ballots/rules";
import { isConfirmable, refuseUnlessSeated } from "../../../worker/rating/engine/rules-decide";
import { OUTCOMES } from "../../../worker/rating/engine/shape";
import { answerOf } from "../makers";

const asking = (name: string, quotaId: string, grade = "excellent") => ({
  name,
  grade,
  quotaId,
  score: { unitName: quotaId === "q1" ? "城关支部" : "东街支部" },
});

function refusalOf(act: () => void): Refusal | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return undefined;
}

test("what goes beyond a quota is refused with the quota, its seats and the people", () => {
  const ready = [asking("甲", "q1"), asking("乙", "q1"), asking("丙", "q2"), asking("丁", "q1", "qualified")];
  const seats = [
    { quotaId: "q1", cap: 2, taken: 1 },
    { quotaId: "q2", cap: 1, taken: 0 },
  ];
  const refusal = refusalOf(() => refuseUnlessSeated(ready, seats));
  expect(refusal?.code).toBe("quota_full");
  expect(refusal?.details.params).toEqual({ unit: "城关支部", cap: 2, taken: 1, people: "甲、乙" });
});

test("seats that just suffice, and a full quota that nobody asks for, are no obstacle", () => {
  const seats = [
    { quotaId: "q1", cap: 2, taken: 0 },
    { quotaId: "q2", cap: 1, taken: 1 },
  ];
  expect(
    refusalOf(() => refuseUnlessSeated([asking("甲", "q1"), asking("乙", "q1")], seats)),
  ).toBeUndefined();
});

test("a pending seat, a score below the last band and who is not graded are for people to decide, never confirmed as they are", () => {
  expect(OUTCOMES.filter((outcome) => !isConfirmable(outcome))).toEqual([
    "pending_decision",
    "committee_decides",
    "not_graded",
  ]);
});

test("ballots are counted of members, each once, over what was seen, and never more than the voters", () => {
  const members = [
    { personId: "a", version: 1 },
    { personId: "b", version: 2 },
  ];
  const row = (personId: string, version: number, counts: number[]) => {
    const [excellent = 0, qualified = 0, basically = 0, unqualified = 0] = counts;
    return { personId, version, excellent, qualified, basically, unqualified };
  };
  const ballots = (...rows: ReturnType<typeof row>[]) =>
    answerOf(() => refuseUnlessBallots(rows, members, 10));
  expect(ballots(row("a", 1, [4, 3, 2, 1]), row("b", 2, [0, 0, 0, 0]))).toBe("fine");
  expect(ballots(row("a", 1, [4, 3, 2, 2]))).toBe("rows.0 more_than_voters 11 10");
  expect(ballots(row("a", 1, [1]), row("a", 1, [1]))).toBe("rows.1.personId repeated");
  expect(ballots(row("c", 1, [1]))).toBe("rows.0.personId not_a_member");
  expect(ballots(row("a", 0, [1]))).toBe("stale_version");
  expect(
    refusalOf(() => refuseUnlessBallots([row("a", 1, [1]), row("b", 1, [1])], members, 10))?.details,
  ).toEqual({ current: [{ personId: "b", version: 2 }] });
});
