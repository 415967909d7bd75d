import type { endpoints } from "../../../../worker/rating/ballots/shape";
import type { Specimens } from "../../specimen";

export const ballots: Specimens<typeof endpoints> = {
  "GET /ballots/:year": {
    who: "401 401 404 404 404 403 ok 403 403 403",
    query: ({ units }) => `?branch=${units}`,
  },
  "PUT /ballots/:year": {
    who: "401 401 404 404 404 403 ok 403 403 403",
    body: ({ units, person }) => ({
      branchId: units,
      rows: [{ personId: person, excellent: 0, qualified: 1, basically: 0, unqualified: 0, version: 0 }],
    }),
    edits: ({ callers, one }) => ({
      who: callers.secretary,
      path: "/ballots/2026",
      body: {
        branchId: one.units,
        rows: [
          { personId: one.person, excellent: 1, qualified: 0, basically: 0, unqualified: 0, version: 0 },
        ],
      },
    }),
  },
};
