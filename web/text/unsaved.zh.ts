import { words } from "./index.ts";

/** Asked before a dialog is left in which something was typed; apart from the shell, whose words every page carries. */
export const unsaved = words("unsaved", {
  title: "填写的内容还没有保存",
  stay: "继续填写",
  leave: "不保存，关闭",
});
