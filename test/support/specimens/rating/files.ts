import type { endpoints } from "../../../../worker/rating/files/shape";
import type { Specimens } from "../../specimen";

export const files: Specimens<typeof endpoints> = {
  "POST /assessments/:id/facts": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    neither: "a look at all facts, written down each time",
  },
};
