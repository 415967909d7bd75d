import type { signing as zh } from "./signing.zh.ts";
import type { English } from "./words.ts";

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
};
