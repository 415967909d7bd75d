import { generateHOTP } from "@oslojs/otp";
import { expect, test } from "vitest";
import {
  allowances,
  apartFrom,
  delayAfter,
  isUsable,
  type Link,
  needsCode,
  plainCode,
  refuseUnlessPlaced,
  refuseUnlessUsable,
  stepOfCode,
} from "../../worker/accounts/rules";
import { refuseUnlessSeen, requestWindow } from "../../worker/runs/rules";
import { answerOf } from "./makers";

const day = 86_400_000;

test.each<[string, Link["outcome"], number, string]>([
  ["used", "used", 2000, "already_used"],
  ["withdrawn", "withdrawn", 2000, "withdrawn"],
  ["at the moment at which it ends", null, 1000, "expired"],
  ["before it ends", null, 1001, "fine"],
])("a link that is %2$s: %4$s", (_, outcome, expiresAt, answer) => {
  const link: Link = { purpose: "invitation", outcome, expiresAt };
  expect(answerOf(() => refuseUnlessUsable(link, 1000))).toBe(answer);
  expect(isUsable(link, 1000)).toBe(answer === "fine");
});

test("a county's role is held at the county, a branch's by a person", () => {
  const placed = (role: string, kind: string, personId: string | null) =>
    answerOf(() => refuseUnlessPlaced(role, { kind }, { personId }));
  expect(placed("inspector", "branch", null)).toBe("unitId not_the_county");
  expect(placed("inspector", "county", null)).toBe("fine");
  expect(placed("secretary", "branch", null)).toBe("role no_person");
  expect(placed("recorder", "branch", "per_1")).toBe("fine");
});

test("a code is asked of administrators and inspectors, whatever else they are", () => {
  expect(needsCode([{ role: "person" }, { role: "inspector" }])).toBe(true);
  expect(needsCode([{ role: "administrator" }])).toBe(true);
  expect(needsCode([{ role: "secretary" }, { role: "leader" }])).toBe(false);
});

test("seven days apart, seven days for a second administrator's word", () => {
  expect(apartFrom(10 * day)).toEqual({ since: 3 * day, until: 17 * day });
  expect(requestWindow(10 * day)).toEqual({ since: 3 * day, lapsesAt: 17 * day });
});

test("nobody drops more, or less, than what they saw", () => {
  const seen = (confirmed: number, waiting: number) =>
    answerOf(() => refuseUnlessSeen({ confirmed: 2, waiting: 3 }, { confirmed, waiting }));
  expect([seen(2, 3), seen(1, 3), seen(2, 4)]).toEqual(["fine", "stale_version", "stale_version"]);
});

test("a code is of its half-minute or the one beside it, and of none that was used", () => {
  const secret = new Uint8Array(20).fill(7);
  const now = 100 * 30_000 + 29_999;
  const of = (step: number, lastStep = 0) =>
    stepOfCode(secret, generateHOTP(secret, BigInt(step), 6), now, lastStep);
  expect([98, 99, 100, 101, 102].map((step) => of(step))).toEqual([undefined, 99, 100, 101, undefined]);
  expect([of(100, 99), of(100, 100), of(99, 99)]).toEqual([100, undefined, undefined]);
  expect(plainCode("ab-c 1")).toBe("ABC1");
});

test("the wait begins after what is free, doubles, and ends at the longest", () => {
  const waits = (kind: keyof typeof allowances, list: number[]) =>
    list.map((failures) => delayAfter(failures, allowances[kind]));
  expect(waits("accountHere", [4, 5, 6, 10, 11, 90])).toEqual([0, 1000, 2000, 32_000, 60_000, 60_000]);
  expect(waits("account", [49, 50, 54, 55])).toEqual([0, 1000, 16_000, 30_000]);
  expect(waits("address", [29, 30, 35, 36])).toEqual([0, 1000, 32_000, 60_000]);
  expect(delayAfter(40, { free: 0, firstMs: 1, longestMs: 1e9 })).toBe(2 ** 20);
});
