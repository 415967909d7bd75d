import { words } from "../index.ts";

/** What another device has written of the same draft; beside the page, for it is rare. */
export const twoDrafts = words("writing/drafts-two", {
  other_title: "另一台设备上还有一份草稿",
  other_line: "保存于 {{ at }}，{{ n }} 字：{{ start }}",
  keep_mine: "用这里的",
  take_other: "用那一份",
  both_kept: "选好之前，两份都保留。",
});
