import { words } from "../index.ts";

/** Typing in what somebody else has written; beside the page, for most write their own. */
export const forWhom = words("writing/notes-for-whom", {
  for_whom: "替别人录入",
  for_title: "谁的笔记",
  for_me: "我自己",
  no_person: "您的账号没有对应的人员，请先选择这是谁的笔记。",
});
