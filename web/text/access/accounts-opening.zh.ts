import { words } from "../index.ts";

/** What somebody chooses to sign in with, when a county or a person begins. */
export const ownAccount = words("access/accounts-opening", {
  su_login: "登录名",
  su_login_help: "字母、数字、点、横线或下划线，3 到 32 个字符。",
  su_password: "密码",
  su_password_help: "8 到 128 个字符，越长越好；可以使用一句话。",
  login_invalid: "登录名应为 3 到 32 个字母、数字、点、横线或下划线",
  password_invalid: "密码应为 8 到 128 个字符",
});
