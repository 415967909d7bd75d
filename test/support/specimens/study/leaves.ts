import type { endpoints } from "../../../../worker/study/leaves/shape";
import type { Specimens } from "../../specimen";

export const leaves: Specimens<typeof endpoints> = {
  "GET /leaves": {
    who: "401 401 ok ok ok ok ok ok ok ok",
    query: ({ units, person }) => `?unit=${units}&person=${person}`,
  },
  "POST /leaves": {
    who: "401 401 404 404 ok ok ok 403 403 403",
    body: ({ person }) => ({
      personId: person,
      kind: "personal",
      firstOn: "2027-02-01",
      lastOn: "2027-02-02",
    }),
    creates: ({ callers }) => ({
      who: callers.person,
      path: "/leaves",
      body: { kind: "personal", firstOn: "2027-05-06", lastOn: "2027-05-07" },
    }),
  },
  "POST /leaves/:id/approval": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    body: () => ({}),
    once: true,
  },
  "POST /leaves/:id/refusal": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    body: () => ({}),
    once: true,
  },
  "POST /leaves/:id/withdrawal": {
    who: "401 401 404 404 ok ok ok 403 403 403",
    once: true,
  },
};
