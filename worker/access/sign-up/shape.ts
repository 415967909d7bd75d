import * as v from "valibot";
import { DivisionCode, line, personName, Version } from "../../core/shapes";
import { Login, MobilePhone, Password } from "../accounts/shape";

export const SignUp = v.strictObject({
  /** Six-digit code of a county-level division (GB/T 2260). */
  code: DivisionCode,
  office: line(60),
  administrator: v.strictObject({
    name: personName(30),
    login: Login,
    password: Password,
    /** A second name to sign in with, and for colleagues; nothing is sent to it. */
    phone: v.optional(v.nullable(MobilePhone), null),
  }),
});
export type SignUp = v.InferInput<typeof SignUp>;

/** What a county decides for itself about its accounts and its people's particulars. */
export const ChangeSettings = v.strictObject({
  /** Administrators and inspectors sign in with a one-time code as well. */
  codesRequired: v.boolean(),
  /** Full years after a person left until the particulars may be erased, 1 to 30. */
  retentionYears: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
  version: Version,
});
export type ChangeSettings = v.InferOutput<typeof ChangeSettings>;
export type Settings = ChangeSettings & { can: string[] };

/** Pending: an application waits for the operator, and its receipt says what became of it. */
export type SignUpAnswer = {
  county: { id: string; name: string };
  status: "active" | "pending";
  receipt: string | null;
};
