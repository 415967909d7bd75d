import type { English } from "./index.ts";
import type { security as zh } from "./security.zh.ts";

export const security: English<typeof zh> = {
  title: "Sign-in and security",
  sub: "Where you are signed in, two-step sign-in, and who had your contacts shown.",
  sign_ins: "Where you are signed in",
  sign_ins_sub:
    "Seven days without use end a sign-in, thirty days at the latest. End what you do not know and change your password.",
  device: "Device",
  here: "This device",
  unknown_device: "Unknown device",
  end: "Sign out",
  end_of: "Sign out {{ device }}",
  ended: "Signed out.",
  everywhere: "Sign out everywhere",
  factor: "Two-step sign-in",
  factor_sub:
    "After the password you enter six digits from an authenticator on your phone: a password alone lets nobody in.",
  factor_none: "Not turned on.",
  factor_on: "On since {{ at }}; {{ n }} recovery codes left.",
  factor_set_up: "Turn on",
  factor_drop: "Turn off",
  factor_renew: "New recovery codes",
  scan: "1. Scan the code with an authenticator on your phone, such as Microsoft Authenticator.",
  qr: "Code for the authenticator",
  by_hand: "Or enter this key by hand:",
  enter: "2. Enter the six digits that it shows.",
  code: "Code",
  code_wanted: "Enter six digits.",
  confirm: "Turn on",
  codes: "Recovery codes",
  codes_help:
    "If you lose the phone, each of these signs you in once instead of a code. They are shown only now: write them down or print them, and keep them safe.",
  codes_kept: "I have kept them",
  print: "Print",
  password: "Current password",
  password_required: "Enter your current password.",
  dropped: "Two-step sign-in is off.",
  must_title: "Set up two-step sign-in first",
  must_sub:
    "Your county asks its administrators and inspectors for two-step sign-in. You can go on once it is set up.",
  looks: "Who had my contacts shown",
  looks_sub:
    "Whenever somebody has your phone and birth date shown, or downloads all data of the county, it is written down here.",
  looks_none: "Nobody so far.",
  when: "When",
  who: "Who",
  role: "Role",
  how: "How",
  how_shown: "Had them shown",
  how_exported: "With all data of the county",
};
