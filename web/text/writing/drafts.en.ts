import type { English } from "../index.ts";
import type { writing as zh } from "./drafts.zh.ts";

export const writing: English<typeof zh> = {
  kept_nowhere: "Saved while you write, even without a network.",
  kept_device: "Draft saved on this device {{ at }}",
  kept_both: "Draft saved {{ at }}, synchronised",
  kept_waiting: "Draft saved on this device {{ at }}; it will be synchronised",
  kept_elsewhere: "Also being written in another window; the latest text is shown {{ at }}",
  title: "Title",
  body: "Text",
  body_hint: "What you learnt, thought, and put to use…",
  this_one: "This note {{ n }}",
  how: "How characters are counted",
  how_text:
    "Each ideograph and full-width mark counts 1, each run of letters or digits 1; spaces and lone half-width marks count nothing. Rule zh-1; what the server counts on receipt holds.",
  sending: "Handing in",
  not_sent: "It was not handed in; the draft is safe. Please try again later.",
  offline: "No network. The draft is on this device; hand it in again once you are back.",
  reused:
    "The last try did arrive, with the text before your change: check the list; pressing again hands in another one.",
  e_title: "Give a title",
  e_body: "Write the text",
};
