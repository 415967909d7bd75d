import type { endpoints } from "../../../worker/schedule/shape";
import type { Specimens } from "../specimen";

export const schedule: Specimens<typeof endpoints> = {
  "GET /runs": {
    who: "401 401 ok 403 403 403 403 ok 403 ok",
  },
  "POST /runs/:id/repetition": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: () => ({ reason: "登记有误", confirmed: 0, waiting: 0 }),
    once: true,
  },
  "DELETE /runs/:id/repetition": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    once: true,
  },
  "POST /runs/:id/repetition/confirmation": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: () => ({
      request: "rep_01K00000000000000000000000",
      confirmed: 0,
      waiting: 0,
    }),
    once: true,
  },
  "POST /runs/:id/start": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    once: true,
  },
};
