import type { English } from "../index.ts";
import type { twoDrafts as zh } from "./drafts-two.zh.ts";

export const twoDrafts: English<typeof zh> = {
  other_title: "There is another draft from another device",
  other_line: "Saved {{ at }}, {{ n }} characters: {{ start }}",
  keep_mine: "Use this one",
  take_other: "Use the other",
  both_kept: "Both are kept until you choose.",
};
