import type { endpoints } from "../../../../worker/study/cases/shape";
import { admin, someone } from "../../attempts";
import type { Specimens } from "../../specimen";
import { idOf } from "../../world";

export const cases: Specimens<typeof endpoints> = {
  "GET /cases/:person": {
    who: "401 401 404 404 403 403 403 403 403 ok",
  },
  "POST /cases/:person/open-cases": {
    who: "401 401 404 404 403 403 403 403 403 ok",
    body: () => ({ openedOn: "2027-01-10" }),
    creates: async (full) => ({
      who: admin(full),
      path: `/cases/${await someone(full, "周一")}/open-cases`,
      body: { openedOn: "2027-01-10" },
    }),
  },
  "POST /cases/:person/open-cases/:id/closure": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: () => ({ closedOn: "2027-01-10", version: 99 }),
    edits: async (full) => {
      const person = await someone(full, "钱新");
      const id = await idOf(
        await admin(full).post(`/cases/${person}/open-cases`, { openedOn: "2027-01-10" }),
      );
      return {
        who: admin(full),
        path: `/cases/${person}/open-cases/${id}/closure`,
        body: { closedOn: "2027-01-11", version: 1 },
      };
    },
  },
  "POST /cases/:person/outside-appraisals": {
    who: "401 401 404 404 403 403 403 403 403 ok",
    body: () => ({ year: 2026, grade: "qualified", document: "决定二号" }),
    creates: async (full) => ({
      who: admin(full),
      path: `/cases/${await someone(full, "周三")}/outside-appraisals`,
      body: { year: 2026, grade: "qualified", document: "决定二号" },
    }),
  },
  "POST /cases/:person/warnings": {
    who: "401 401 404 404 403 403 403 403 403 ok",
    body: () => ({ decidedOn: "2027-01-10", document: "决定一号" }),
    creates: async (full) => ({
      who: admin(full),
      path: `/cases/${await someone(full, "周二")}/warnings`,
      body: { decidedOn: "2027-01-10", document: "决定一号" },
    }),
  },
};
