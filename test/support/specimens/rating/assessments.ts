import type { endpoints } from "../../../../worker/rating/assessments/shape";
import type { Specimens } from "../../specimen";

export const assessments: Specimens<typeof endpoints> = {
  "GET /assessments": {
    who: "401 401 ok ok ok 403 ok ok ok ok",
  },
  "GET /assessments/:id": {
    who: "401 401 404 ok ok 403 ok ok ok ok",
    query: ({ units }) => `?unit=${units}`,
  },
  "GET /assessments/:id/differences": {
    who: "401 401 404 ok ok 403 ok ok ok ok",
  },
  "GET /assessments/:id/people/:person": {
    who: "401 401 404 404 ok 403 ok ok ok ok",
  },
  "GET /assessments/:id/units": {
    who: "401 401 404 ok ok 403 ok ok ok ok",
  },
};
