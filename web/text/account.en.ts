import type { account as zh } from "./account.zh.ts";
import type { English } from "./index.ts";

export const account: English<typeof zh> = {
  title: "Me",
  who: "Account",
  name: "Name",
  county: "County",
  roles: "Roles",
  no_roles: "No role yet",
  inspections: "My quarterly inspections",
  result: "My assessment result",
  security: "Sign-in and security",
  security_link: "Signed-in devices, two-step sign-in, who had my contacts shown",
  looks: "Appearance and language",
  password: "Change password",
  password_sub: "Other devices are signed out; this one stays signed in.",
  current: "Current password",
  next: "New password",
  next_help: "At least {{ n }} characters; a sentence is fine.",
  next_short: "At least {{ n }} characters.",
  current_required: "Enter your current password.",
  change: "Change password",
  changed: "Your password is changed.",
  leaving: "Sign out",
  everywhere: "Sign out on all devices",
  everywhere_help: "Lost your phone, or signed in on somebody else's computer? Sign out everywhere.",
  failed: "Not done; please try again.",
};
