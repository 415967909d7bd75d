import type { endpoints } from "../../../../worker/study/registers/shape-answers";
import { admin, aSession, markedRoll } from "../../attempts";
import type { Specimens } from "../../specimen";

export const registers: Specimens<typeof endpoints> = {
  "GET /sessions/:id": {
    who: "401 401 404 404 ok ok ok ok ok ok",
  },
  "PUT /sessions/:id/attendance": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    body: ({ person }) => ({
      marks: [{ personId: person, status: "present", version: 1 }],
    }),
    edits: async (full) => {
      const id = await aSession(full, "opening");
      const marks = (await markedRoll(full, id)).map((row) => ({ ...row, status: "present" }));
      return { who: admin(full), path: `/sessions/${id}/attendance`, body: { marks } };
    },
  },
  "POST /sessions/:id/corrections": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    body: ({ person }) => ({
      personId: person,
      status: "late",
      reason: "更正",
      version: 1,
    }),
    edits: async (full) => {
      const id = await aSession(full, "opening");
      const marks = (await markedRoll(full, id)).map((row) => ({ ...row, status: "present" }));
      await admin(full).put(`/sessions/${id}/attendance`, { marks });
      await admin(full).post(`/sessions/${id}/closure`);
      const [row] = await markedRoll(full, id);
      return {
        who: admin(full),
        path: `/sessions/${id}/corrections`,
        body: { ...row, status: "late", reason: "签到表核对" },
      };
    },
  },
  "DELETE /sessions/:id/corrections/:correction": {
    who: "401 401 404 404 403 403 ok 403 403 ok",
    once: true,
  },
  "POST /sessions/:id/corrections/:correction/approval": {
    who: "401 401 404 404 403 403 ok 403 403 ok",
    once: true,
  },
  "POST /sessions/:id/make-ups": {
    who: "401 401 404 404 ok ok 422 403 403 422",
    body: ({ person }) => ({ personId: person, heldOn: "2026-01-06" }),
    creates: async (full) => {
      const id = await aSession(full, "opening");
      const marks = (await markedRoll(full, id)).map((row) => ({ ...row, status: "leave" }));
      await admin(full).put(`/sessions/${id}/attendance`, { marks });
      await admin(full).post(`/sessions/${id}/closure`);
      const body = { personId: full.one.person, heldOn: "2027-01-21" };
      return { who: admin(full), path: `/sessions/${id}/make-ups`, body };
    },
  },
  "POST /sessions/:id/make-ups/:person/confirmation": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    once: true,
  },
  "POST /sessions/:id/sign-in-sheet": {
    silent: "writes nothing",
    who: "401 401 404 404 403 ok ok 403 403 ok",
    bytes: true,
    neither: "writes nothing",
  },
  "POST /sessions/:id/sitters-in": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    body: ({ person }) => ({ personId: person }),
    creates: async (full) => ({
      who: admin(full),
      path: `/sessions/${await aSession(full, "opening")}/sitters-in`,
      body: { name: "来宾" },
    }),
  },
  "DELETE /sessions/:id/sitters-in/:sitter": {
    who: "401 401 404 404 403 ok ok 403 403 ok",
    once: true,
  },
};
