import type { English } from "../index.ts";
import type { ownAccount as zh } from "./accounts-opening.zh.ts";

export const ownAccount: English<typeof zh> = {
  su_login: "Login name",
  su_login_help: "Letters, digits, dots, hyphens or underscores; 3 to 32 characters.",
  su_password: "Password",
  su_password_help: "8 to 128 characters, the longer the better; a sentence is fine.",
  login_invalid: "The login name needs 3 to 32 letters, digits, dots, hyphens or underscores",
  password_invalid: "The password needs 8 to 128 characters",
};
