import type { endpoints } from "../../../../worker/rating/trials/shape";
import type { Specimens } from "../../specimen";

export const trials: Specimens<typeof endpoints> = {
  "POST /measures/what-if": {
    silent: "writes nothing",
    who: "401 401 422 403 403 403 403 403 403 422",
    body: () => ({ content: {}, year: 2026, scheme: "democratic_appraisal" }),
    neither: "writes nothing",
  },
};
