import type { endpoints } from "../../../../worker/access/applications/shape";
import type { Specimens } from "../../specimen";

export const applications: Specimens<typeof endpoints> = {
  "POST /api/counties": {
    open: true,
  },
  "POST /api/counties/application/view": {
    open: true,
  },
  "GET /api/operator/applications": {
    open: true,
  },
  "POST /api/operator/applications/:id/acceptance": {
    open: true,
  },
  "POST /api/operator/applications/:id/refusal": {
    open: true,
  },
};
