import type { failing as zh } from "./failing.zh.ts";
import type { English } from "./index.ts";

export const failing: English<typeof zh> = {
  failed: "This page did not open",
  failed_help: "Try again; if it still fails, tell the administrator the number {{ id }}.",
  failed_help_plain: "Check the network and try again.",
  offline: "No network: this page cannot be opened now",
  offline_help: "It opens by itself when the network is back.",
  not_permitted: "This page is not open to your role",
  not_found: "There is no such page",
  not_found_help: "The address may be mistyped, or the page is gone.",
  to_start: "Go to the start",
};
