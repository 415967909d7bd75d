import * as v from "valibot";
import { expect, test } from "vitest";
import { Password } from "../../../worker/access/accounts/shape";
import { AcceptInvitation } from "../../../worker/access/invitations/shape";
import { ChangePassword } from "../../../worker/access/sign-in/shape";
import { hashPassword, passwordMatches } from "../../../worker/http/passwords";

test("a password has 8 to 128 characters of any kind, wherever one is chosen", () => {
  const taken = (text: string) => v.is(Password, text);
  expect([7, 8, 128, 129].map((length) => taken("密".repeat(length)))).toEqual([false, true, true, false]);
  expect(v.parse(Password, "  a b\t密🙂é  ")).toBe("  a b\t密🙂é  ");
  expect(ChangePassword.entries.next).toBe(Password);
  expect(AcceptInvitation.entries.password).toBe(Password);
});

test("a password typed full-width or composed otherwise is the same, and another case or a space is not", async () => {
  const stored = await hashPassword("Ａbc é-12");
  const fits = (text: string) => passwordMatches(text, stored);
  expect([await fits("Abc e\u0301-12"), await fits("Ａbc é-12")]).toEqual([true, true]);
  expect([await fits("abc é-12"), await fits("Abc é-12 ")]).toEqual([false, false]);
});
