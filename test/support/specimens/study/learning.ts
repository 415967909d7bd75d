import type { endpoints } from "../../../../worker/study/learning/shape";
import { admin } from "../../attempts";
import type { Specimens } from "../../specimen";
import { idOf } from "../../world";

export const learning: Specimens<typeof endpoints> = {
  "GET /learning": {
    who: "401 401 ok ok ok ok ok ok ok ok",
    query: ({ units, person }) => `?unit=${units}&person=${person}`,
  },
  "POST /learning": {
    who: "401 401 404 404 ok ok ok 403 403 ok",
    body: ({ person }) => ({
      personId: person,
      kind: "certificate",
      title: "结业",
      doneOn: "2027-01-10",
      minutes: 60,
    }),
    creates: ({ callers }) => ({
      who: callers.person,
      path: "/learning",
      body: { kind: "certificate", title: "结业", doneOn: "2027-01-10", minutes: 60 },
    }),
  },
  "POST /learning/:id/approval": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    once: true,
  },
  "GET /must-reads": {
    who: "401 401 ok ok ok ok ok ok ok ok",
  },
  "POST /must-reads": {
    who: "401 401 ok 403 403 403 403 403 403 ok",
    body: () => ({ year: 2027, title: "必读" }),
    creates: (full) => ({
      who: admin(full),
      path: "/must-reads",
      body: { year: 2027, title: "又一必读" },
    }),
  },
  "POST /must-reads/:id/readings": {
    who: "401 401 404 422 403 ok ok 403 403 ok",
    body: ({ person }) => ({ people: [person], finishedOn: "2027-01-10" }),
    creates: async (full) => {
      const id = await idOf(await admin(full).post("/must-reads", { year: 2027, title: "读物" }));
      const body = { people: [full.one.person], finishedOn: "2027-01-12" };
      return { who: full.callers.secretary, path: `/must-reads/${id}/readings`, body };
    },
  },
};
