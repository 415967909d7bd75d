import type { endpoints } from "../../../../worker/study/sessions/shape";
import { admin, aSession, branchOf, planned } from "../../attempts";
import type { Specimens } from "../../specimen";

export const sessions: Specimens<typeof endpoints> = {
  "GET /sessions": {
    who: "401 401 ok ok ok ok ok ok ok ok",
    query: ({ units }) => `?unit=${units}`,
  },
  "POST /sessions": {
    who: "401 401 404 404 404 ok ok 403 403 ok",
    body: ({ units }) => ({ unitId: units, ...planned }),
    creates: (full) => ({
      who: admin(full),
      path: "/sessions",
      body: { unitId: branchOf(full), ...planned },
    }),
  },
  "PUT /sessions/:id": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    body: () => ({ ...planned, version: 1 }),
    edits: async (full) => ({
      who: admin(full),
      path: `/sessions/${await aSession(full)}`,
      body: { ...planned, title: "改题", version: 1 },
    }),
  },
  "POST /sessions/:id/cancellation": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    body: () => ({ reason: "改期" }),
    once: true,
  },
  "POST /sessions/:id/closure": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    once: true,
  },
  "PUT /sessions/:id/minutes": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    body: () => ({ body: "记录", version: 0 }),
    edits: async (full) => ({
      who: admin(full),
      path: `/sessions/${await aSession(full, "opening")}/minutes`,
      body: { body: "记录", version: 0 },
    }),
  },
  "GET /sessions/:id/minutes/versions": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
  },
  "POST /sessions/:id/opening": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    once: true,
  },
  "GET /sessions/series": {
    who: "401 401 ok ok 403 ok ok 403 403 ok",
    query: () => "?first=2027-01-20&every=month&until=2027-12-31",
  },
};
