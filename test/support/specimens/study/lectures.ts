import type { endpoints } from "../../../../worker/study/lectures/shape";
import type { Specimens } from "../../specimen";

export const lectures: Specimens<typeof endpoints> = {
  "GET /lectures": {
    who: "401 401 ok ok ok ok ok ok ok ok",
  },
  "POST /lectures": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    body: ({ person }) => ({
      personId: person,
      year: 2027,
      plannedOn: "2027-04-08",
      topic: "监督法",
    }),
    creates: (full) => ({
      who: full.callers.secretary,
      path: "/lectures",
      body: { personId: full.one.person, year: 2027, topic: "又一讲" },
    }),
  },
  "POST /lectures/:id/withdrawal": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    once: true,
  },
};
