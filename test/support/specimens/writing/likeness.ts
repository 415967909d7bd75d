import type { endpoints } from "../../../../worker/writing/likeness/shape";
import type { Specimens } from "../../specimen";

export const likeness: Specimens<typeof endpoints> = {
  "GET /likenesses": {
    who: "401 401 404 404 404 403 ok ok 403 ok",
    query: ({ units }) => `?branch=${units}&quarter=2026Q4`,
  },
};
