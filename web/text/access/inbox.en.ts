import type { English } from "../index.ts";
import type { inboxing as zh } from "./inbox.zh.ts";

export const inboxing: English<typeof zh> = {
  title: "Inbox",
  sub: "What was decided about you, and changes to accounts and data. If something looks wrong, ask whoever did it or an administrator soon.",
  read_all: "Mark all as read",
  unread: "Unread",
  write_again: "Revise it",
  change_password: "Change the password",
  to_accounts: "See accounts",
  none: "Nothing yet",
  none_help: "When an essay is returned, leave is decided or an account changes, you are told here.",
  read_one: "Mark as read",
  H1: "the first half of {{ year }}",
  H2: "the second half of {{ year }}",
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
  "essay.returned":
    "{{ actor }} returned your essay for {{ half }}: revise it as remarked and hand it in again",
  "leave.approved": "{{ actor }} approved your leave ({{ days }})",
  "leave.refused": "{{ actor }} did not approve your leave ({{ days }})",
};
