import type { endpoints } from "../../../../worker/access/audit/shape";
import type { Specimens } from "../../specimen";

export const audit: Specimens<typeof endpoints> = {
  "GET /audit": {
    who: "401 401 ok 403 403 403 403 403 403 ok",
    query: ({ people }) => `?subject=${people}`,
  },
  "POST /list-exports": {
    who: "401 401 ok ok ok ok ok ok ok ok",
    body: () => ({ page: "/people", format: "xlsx", rows: 3 }),
    neither: "written down each time",
  },
  "GET /looks": {
    who: "401 401 ok ok ok ok ok ok ok ok",
  },
};
