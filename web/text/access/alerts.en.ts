import type { English } from "../index.ts";
import type { alerting as zh } from "./alerts.zh.ts";

export const alerting: English<typeof zh> = {
  title: "Changes to accounts and data",
  sub: "Done by colleagues in the last 30 days, for you to know. If something looks wrong, ask whoever did it or another administrator soon.",
  more: "{{ n }} more",
  unlinked_title: "Your account is not linked to you yet",
  unlinked:
    "Ask an administrator to link it, on the accounts page, to you on the list of people. Until then you can keep registers and plan sessions, but not approve leave, review essays or confirm grades.",
  you: "you",
  nobody: "A colleague",
  "account.reset_offered": "{{ actor }} made a link for a new password for {{ account }}",
  "account.password_reset": "The password of {{ account }} was set anew by a link from {{ actor }}",
  "account.linked": "{{ actor }} linked an account to {{ account }}",
  "account.suspended": "{{ actor }} suspended the account of {{ account }}",
  "account.restored": "{{ actor }} restored the account of {{ account }}",
  "account.code_failed":
    "Somebody signed in with the password of {{ account }}, but the code was wrong. If it was not you, change your password now",
  "second_factor.reset": "{{ actor }} cleared the two-step sign-in of {{ account }}",
  "role.granted": "{{ actor }} granted a role to {{ account }}",
  "role.ended": "{{ actor }} ended a role of {{ account }}",
  "invitation.made": "{{ actor }} invited an administrator of the county",
  "county.exported": "{{ actor }} downloaded all data of the county",
};
