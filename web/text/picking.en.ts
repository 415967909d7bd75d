import type { English } from "./index.ts";
import type { picking as zh } from "./picking.zh.ts";

export const picking: English<typeof zh> = {
  period: "Period",
  year: "Year",
  year_of: "{{ year }}",
  Q1: "Q1",
  Q2: "Q2",
  Q3: "Q3",
  Q4: "Q4",
  all: "Year",
};
