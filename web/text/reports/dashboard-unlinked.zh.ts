import { words } from "../index.ts";

export const unlinking = words("reports/dashboard-unlinked", {
  title: "您的账号还没有关联到本人",
  help: "请联系县级管理员，在“账号”页把它关联到人员名单里的您。关联之前，您可以登记考勤、安排活动，但不能审批请假、审阅心得、确认等次。",
});
