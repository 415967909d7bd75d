import type { endpoints } from "../../../worker/http/shape-about";
import type { Specimens } from "../specimen";

export const about: Specimens<typeof endpoints> = {
  "GET /api/health": {
    open: true,
  },
};
