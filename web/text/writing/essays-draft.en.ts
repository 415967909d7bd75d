import type { English } from "../index.ts";
import type { essayDraft as zh } from "./essays-draft.zh.ts";

export const essayDraft: English<typeof zh> = {
  essay_title: "Write an essay · {{ half }}",
  back_essays: "Essays",
  H1: "first half",
  H2: "second half",
  half_of: "{{ half }} of {{ year }}",
  essay_short_sure:
    "Only {{ n }} characters, where {{ least }} are usual. To hand it in all the same, press the button again.",
  send_essay: "Hand in the essay",
  sent_essay: "The essay is handed in and waits for the secretary.",
};
