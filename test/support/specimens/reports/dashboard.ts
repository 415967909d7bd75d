import type { endpoints } from "../../../../worker/reports/dashboard/shape";
import type { Specimens } from "../../specimen";

export const dashboard: Specimens<typeof endpoints> = {
  "GET /reports/dashboard": {
    who: "401 401 404 404 403 ok ok ok ok ok",
    query: ({ units }) => `?period=2026Q4&unit=${units}`,
  },
};
