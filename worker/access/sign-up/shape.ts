import * as v from "valibot";
import { Can, DivisionCode, line, personName, Version } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";
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

/** Pending: an application waits for the operator, and its receipt says what became of it. */
export const SignUpAnswer = v.strictObject({
  county: v.strictObject({
    id: v.string(),
    name: v.string(),
  }),
  status: v.picklist(["active", "pending"]),
  receipt: v.nullable(v.string()),
});
export type SignUpAnswer = v.InferOutput<typeof SignUpAnswer>;

export const Settings = v.strictObject({
  can: Can,
  /** Administrators and inspectors sign in with a one-time code as well. */
  codesRequired: v.boolean(),
  /** Full years after a person left until the particulars may be erased, 1 to 30. */
  retentionYears: v.number(),
  version: v.number(),
});
export type Settings = v.InferOutput<typeof Settings>;

/** What is written down in the log under this concept's name. */
export const events = ["county.settings_changed", "county.signed_up"] as const;

export const endpoints = {
  "GET /api/counties/terms": v.strictObject({
    signUp: v.picklist(["open", "operator"]),
  }),
  "GET /settings": Settings,
  "PUT /settings": answersNothing,
} satisfies Endpoints;
