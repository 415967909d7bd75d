import type { English } from "../index.ts";
import type { accepting as zh } from "./invitations-accepting.zh.ts";

export const accepting: English<typeof zh> = {
  inv_title: "Join {{ unit }}",
  inv_sub: "{{ county }} invites you as {{ role }}. Set up your account to begin.",
  inv_name: "Your name",
  inv_for:
    "This invitation is for {{ name }}. If that is not you, do not accept it and tell whoever invited you.",
  inv_accept: "Accept the invitation",
  inv_accepting: "Joining",
  inv_phone: "Mobile phone",
  inv_phone_help: "If given, you can sign in with it too. Nothing is sent to it.",
  phone_invalid: "Enter the 11 digits of a mobile phone",
  reset_title: "Set a new password",
  reset_sub: "{{ county }} · {{ name }}: choose a new password.",
  reset_do: "Set the new password",
  inv_bad: "This invitation cannot be used",
  your_name_required: "Enter your name",
};
