import type { endpoints } from "../../../../worker/measures/holidays/shape";
import { admin } from "../../attempts";
import type { Specimens } from "../../specimen";

export const holidays: Specimens<typeof endpoints> = {
  "GET /holidays": {
    who: "401 401 ok ok ok ok ok ok ok ok",
  },
  "POST /holidays": {
    who: "401 401 ok 403 403 403 403 403 403 422",
    body: () => ({ first: "2027-03-03", last: "2027-03-03", kind: "off", reason: "县庆" }),
    creates: (full) => ({
      who: admin(full),
      path: "/holidays",
      body: { first: "2027-03-08", last: "2027-03-08", kind: "off", reason: "县庆" },
    }),
  },
  "POST /holidays/:id/withdrawal": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    once: true,
  },
};
