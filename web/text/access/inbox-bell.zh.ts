import { words } from "../index.ts";

/** The bell alone: every page carries it, and few go to the inbox. */
export const ringing = words("access/inbox-bell", {
  bell: "消息",
  bell_unread: "消息，{{ n }} 条未读",
});
