import type { English } from "../index.ts";
import type { telling as zh } from "./feedback.zh.ts";

export const telling: English<typeof zh> = {
  give: "Give feedback",
  help: "What does not work well, or is missing? It goes to your county's administrators with this page's address.",
  body: "Your feedback",
  send: "Send",
  sent: "Sent. Thank you.",
  missing: "Please write your feedback first.",
  title: "Feedback received",
  sub: "What people say about the pages, latest first.",
  search: "Find in the feedback",
  when: "Time",
  who: "By",
  page: "Page",
  count: "{{ n }} entries",
  count_more: "{{ n }} entries shown, there are earlier ones",
  none: "No feedback yet",
  none_help: "“Give feedback” stands in the menu of every page; what is sent appears here.",
  none_match: "No feedback matches",
  none_match_help: "Try another word.",
};
