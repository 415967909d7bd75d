import { words } from "./index.ts";

export const failing = words("failing", {
  failed: "这一页没有打开",
  failed_help: "可以重试；如果仍然不行，请把编号 {{ id }} 告诉管理员。",
  failed_help_plain: "请检查网络后重试。",
  offline: "没有连上网络，这一页暂时打不开",
  offline_help: "恢复网络后会自动打开。",
  not_permitted: "这一页不对您的角色开放",
  not_found: "没有这一页",
  not_found_help: "地址可能写错了，或者这一页已经不在。",
  to_start: "回到首页",
});
