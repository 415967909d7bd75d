import { words } from "./index.ts";

/** What Ctrl+K finds beside pages. */
export const finding = words("finding", {
  people: "人员",
  units: "组织",
  sessions: "学习活动",
  session_of: "{{ day }} · {{ unit }}",
});
