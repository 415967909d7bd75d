import type { endpoints } from "../../../../worker/writing/essays/shape";
import type { Specimens } from "../../specimen";

export const essays: Specimens<typeof endpoints> = {
  "GET /essays": {
    who: "401 401 ok ok ok 403 ok ok 403 ok",
    query: ({ units, person }) => `?unit=${units}&person=${person}`,
  },
  "POST /essays": {
    who: "401 401 403 403 ok 403 403 403 403 403",
    body: () => ({ half: "2027H1", title: "心得", body: "学习" }),
    creates: ({ callers }) => ({
      who: callers.person,
      path: "/essays",
      body: { half: "2027H1", title: "心得", body: "学习".repeat(30) },
    }),
  },
  "GET /essays/:id": {
    who: "401 401 404 404 ok 403 ok ok 403 ok",
  },
  "POST /essays/:id/acceptance": {
    who: "401 401 404 404 403 403 ok 403 403 ok",
    body: () => ({ version: 99 }),
    once: true,
  },
  "POST /essays/:id/return": {
    who: "401 401 404 404 403 403 ok 403 403 ok",
    body: () => ({ version: 99, comment: "请补充" }),
    once: true,
  },
};
