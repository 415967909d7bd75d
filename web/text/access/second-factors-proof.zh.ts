import { words } from "../index.ts";

export const proving = words("access/second-factors-proof", {
  password: "您自己的密码",
  password_needed: "请填写您自己的密码。",
  code: "您的验证码",
  code_needed: "请填写身份验证器上的 6 位数字。",
  why: "为防止有人趁您离开时操作，请再输入一次。办理后，本人和县级管理员会收到提醒。",
});
