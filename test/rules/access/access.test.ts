import { generateHOTP } from "@oslojs/otp";
import { expect, test } from "vitest";
import { apartFrom, needsCode, refuseUnlessPlaced } from "../../../worker/access/accounts/rules";
import { chargeLimits, knownBrowser } from "../../../worker/access/charges/rules";
import { isUsable, type Link, refuseUnlessUsable } from "../../../worker/access/invitations/rules";
import { plainCode, stepOfCode } from "../../../worker/access/second-factors/rules";
import { refuseUnlessSeen, requestWindow } from "../../../worker/ledger/runs/rules";
import { answerOf } from "../makers";

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

test("what may be tried at the door is what docs/security.md promises", () => {
  const minute = 60_000;
  expect(chargeLimits).toEqual({
    door: [
      { by: "address", most: 60, withinMs: 15 * minute },
      { by: "account", most: 10, withinMs: minute },
      { by: "account", most: 100, withinMs: 60 * minute },
    ],
    ownPassword: [{ by: "account", most: 10, withinMs: 15 * minute }],
    code: [{ by: "account", most: 10, withinMs: 60 * minute }],
  });
  expect(knownBrowser).toEqual({ tries: 10, withinMs: 15 * minute, failuresInRow: 50 });
});
