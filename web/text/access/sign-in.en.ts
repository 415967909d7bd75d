import type { English } from "../words.ts";
import type { signing as zh } from "./sign-in.zh.ts";

export const signing: English<typeof zh> = {
  expired_title: "Please sign in again",
  expired_body:
    "Your session has ended. Sign in here: nothing you typed is lost, and what you just did is carried on.",
  signing_in: "Signing in",
  sign_in_title: "Sign in to {{ county }}",
  sign_in_sub: "Use the account that your county's administrator or your branch opened for you.",
  code_help: "Six digits from your authenticator, or a recovery code if you do not have it at hand.",
  leave_page: "Back to the start",
  other_county: "Not this county? Go to another",
  forgot: "Forgot your password? Your county's administrator or branch secretary can reset it.",
  no_account:
    "No account? Ask your branch or your county's administrator for an invitation. Not using Qinxue in this county yet?",
  sign_up_here: "Sign the county up",
  login_required: "Enter your login name",
  not_told_title: "Signed out on this device; the server does not know yet",
  not_told:
    "The server could not be reached, so there the session has not ended. This page tells it as soon as the network is back; until then you can end it from another device, under Sign-in and security.",
  waiting_here:
    "What could not be sent is still on this device, in {{ n }} place(s); the same account finds it there after signing in.",
  tell_now: "Tell the server now",
};
