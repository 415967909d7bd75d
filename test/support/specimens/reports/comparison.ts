import type { endpoints } from "../../../../worker/reports/comparison/shape";
import type { Specimens } from "../../specimen";

export const comparison: Specimens<typeof endpoints> = {
  "GET /reports/comparison": {
    who: "401 401 ok ok 403 ok ok ok ok ok",
    query: () => "?period=2026Q4",
  },
};
