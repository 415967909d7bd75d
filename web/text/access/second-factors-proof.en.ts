import type { English } from "../index.ts";
import type { proving as zh } from "./second-factors-proof.zh.ts";

export const proving: English<typeof zh> = {
  password: "Your own password",
  password_needed: "Enter your own password.",
  code: "Your code",
  code_needed: "Enter the six digits of your authenticator.",
  why: "Once more, so that nobody acts while you are away. The person concerned and the administrators are told.",
};
