import { words } from "../words.ts";

/** Kinds of records behind a figure: one by its day, several by their number. */
export const citing = words("inspection/facts", {
  session: "学习活动",
  make_up: "补学",
  certificate: "证书",
  note: "学习笔记",
  verification: "核实字数的笔记本",
  inspection: "季度检查",
  essay: "心得体会",
  item: "参与事项",
  ballots: "测评票数",
  lesson: "讲课",
  must_read: "未读书目",
  warning: "处分",
  outside_appraisal: "外单位评定",
  exemption: "免予考核",
  open_case: "立案",
  leave: "请假",
  membership: "组织关系",
  standing: "身份",
  post: "职级",
  several: "{{ kind }} {{ n }} 条",
  one: "{{ kind }}（{{ which }}）",
  nth: "第 {{ n }} 条",
  version: "第 {{ n }} 次录入",
  none: "没有记录",
});
