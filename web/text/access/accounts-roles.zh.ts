import { words } from "../index.ts";

export const roles = words("access/accounts-roles", {
  role_administrator: "县级管理员",
  role_inspector: "督查员",
  role_leader: "领导",
  role_secretary: "党支部书记",
  role_recorder: "支部记录员",
  role_person: "个人",
});
