import { words } from "../index.ts";

export const front = words("access/sign-up-front", {
  title: "县委和党支部的学习台账",
  line_1: "一次登记，自动汇成季度检查、年度考核、支部对比和工作总结。",
  line_2: "支部记录员登记考勤，不打卡、不排名、不计在线时长。",
  line_3: "系统提出建议并说明理由，由支部和县里决定。",
  sign_up: "为本县开通",
  go_title: "进入您的县",
  find: "县、市、区名称或区划代码",
  find_help: "例如 安吉县，或 330523",
  matches: "{{ n }} 个结果",
  no_match: "没有找到“{{ text }}”。请检查名称，或直接输入 6 位区划代码。",
  more_matches: "还有 {{ n }} 个，请再输入几个字。",
  go_code: "进入代码为 {{ code }} 的县",
  source: "行政区划代码依据 GB/T 2260。",
  list_failed: "行政区划列表没有载入，请检查网络后刷新。",
});
