import type { endpoints } from "../../../../worker/rating/decisions/shape";
import type { Specimens } from "../../specimen";

export const decisions: Specimens<typeof endpoints> = {
  "POST /assessments/:id/confirmation": {
    who: "401 401 404 404 404 403 ok 403 403 ok",
    body: ({ units, person }) => ({ unitId: units, people: [person] }),
    once: true,
  },
  "POST /assessments/:id/people/:person/override": {
    who: "401 401 404 404 403 403 ok 403 403 ok",
    body: () => ({ grade: "qualified", reason: "会议研究决定" }),
    once: true,
  },
  "DELETE /assessments/:id/people/:person/override": {
    who: "401 401 404 404 403 403 ok 403 403 ok",
    once: true,
  },
  "POST /assessments/:id/people/:person/override/approval": {
    who: "401 401 404 404 403 403 ok 403 403 ok",
    body: () => ({ override: "ovr_unseen" }),
    once: true,
  },
};
