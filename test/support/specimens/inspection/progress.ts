import type { endpoints } from "../../../../worker/inspection/progress/shape";
import type { Specimens } from "../../specimen";

export const progress: Specimens<typeof endpoints> = {
  "GET /notes/progress": {
    who: "401 401 404 404 ok ok ok ok 403 ok",
    query: ({ person }) => `?person=${person}`,
  },
};
