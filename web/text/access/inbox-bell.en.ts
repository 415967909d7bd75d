import type { English } from "../index.ts";
import type { ringing as zh } from "./inbox-bell.zh.ts";

export const ringing: English<typeof zh> = {
  bell: "Inbox",
  bell_unread: "Inbox, {{ n }} unread",
};
