import type { endpoints } from "../../../../worker/access/feedback/shape";
import type { Specimens } from "../../specimen";

export const feedback: Specimens<typeof endpoints> = {
  "GET /feedback": {
    who: "401 401 ok 403 403 403 403 403 403 ok",
  },
  "POST /feedback": {
    who: "401 401 ok ok ok ok ok ok ok ok",
    body: () => ({ page: "/notes", body: "字太小" }),
    creates: ({ callers }) => ({
      who: callers.person,
      path: "/feedback",
      body: { page: "/notes", body: "字太小" },
    }),
  },
};
