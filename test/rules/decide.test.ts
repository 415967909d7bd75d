import { expect, test } from "vitest";
import { isConfirmable, refuseUnlessSeated } from "../../worker/assessments/decide";
import { OUTCOMES } from "../../worker/assessments/shape";
import { Refusal } from "../../worker/core/refusal";

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
