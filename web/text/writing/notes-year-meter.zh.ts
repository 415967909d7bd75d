import { words } from "../index.ts";

/** The year against the floor, beside the page: it waits for the figures of the server anyway. */
export const yearMeter = words("writing/notes-year-meter", {
  meter: "今年笔记字数",
  meter_text: "{{ n }} 字，{{ quarter }}标准 {{ floor }} 字，全年 {{ target }} 字",
  floor: "{{ quarter }}标准 {{ floor }} 字（竖线），全年 {{ target }} 字。",
  floor_met: "已达标。",
  floor_left: "交后还差 {{ n }} 字。",
  no_floor: "今年没有笔记字数要求。",
  Q1: "一季度",
  Q2: "二季度",
  Q3: "三季度",
  Q4: "四季度",
});
