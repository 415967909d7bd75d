import type { endpoints } from "../../../../worker/rating/stars/shape";
import type { Specimens } from "../../specimen";

export const stars: Specimens<typeof endpoints> = {
  "GET /branch-ratings": {
    who: "401 401 ok ok 403 ok ok ok ok ok",
  },
};
