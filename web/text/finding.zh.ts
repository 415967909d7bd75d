import { words } from "./index.ts";

/** What Ctrl+K finds beside pages. */
export const finding = words("finding", {
  people: "人员",
  units: "组织",
  sessions: "学习活动",
  session_of: "{{ day }} · {{ unit }}",
  search_pages: "页面",
  search_none: "没有找到“{{ text }}”",
  search_waiting: "正在查找…",
  search_help: "↑↓ 选择，Enter 打开，Esc 关闭",
  search_count: "{{ n }} 条结果",
});
