import { words } from "./index.ts";

export const picking = words("picking", {
  period: "时间范围",
  year: "年度",
  year_of: "{{ year }} 年",
  Q1: "一季度",
  Q2: "二季度",
  Q3: "三季度",
  Q4: "四季度",
  all: "全年",
});
