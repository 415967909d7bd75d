import { words } from "../index.ts";

/** For a recorder who marks by keyboard, which a phone has none of. */
export const registerKeys = words("study/registers-keys", {
  keys: "键盘：↑↓ 换人，1 出勤、2 迟到、3 早退、4 请假、5 公务、6 缺席，0 取消，Ctrl+Z 撤销。",
});
