import type { endpoints } from "../../../../worker/writing/notes/shape";
import type { Specimens } from "../../specimen";

export const notes: Specimens<typeof endpoints> = {
  "GET /notes": {
    who: "401 401 ok ok ok ok ok ok 403 ok",
    query: ({ units, person }) => `?unit=${units}&person=${person}`,
  },
  "POST /notes": {
    who: "401 401 404 404 ok ok ok 403 403 403",
    body: ({ person }) => ({
      personId: person,
      form: "typed",
      writtenOn: "2027-01-20",
      title: "笔记",
      body: "学习",
    }),
    creates: ({ callers }) => ({
      who: callers.person,
      path: "/notes",
      body: { form: "typed", writtenOn: "2027-01-20", title: "笔记", body: "学习" },
    }),
  },
  "GET /notes/:id": {
    who: "401 401 404 404 ok ok ok ok 403 ok",
  },
  "POST /notes/:id/verification": {
    who: "401 401 404 404 403 403 403 ok 403 ok",
    body: () => ({ characters: 800 }),
    once: true,
  },
  "POST /notes/:id/withdrawal": {
    who: "401 401 404 404 ok 403 403 403 403 403",
    once: true,
  },
};
