import type { endpoints } from "../../../../worker/access/invitations/shape";
import { admin, branchOf, someone } from "../../attempts";
import type { Specimens } from "../../specimen";
import { password } from "../../world";

export const invitations: Specimens<typeof endpoints> = {
  "POST /accounts/:id/reset": {
    who: "401 401 404 404 404 403 ok 403 403 ok",
    body: () => ({ password }),
    neither: "over the own password, whose tries are counted; its repeat is in repeats.test",
  },
  "POST /invitation/acceptance": {
    open: true,
  },
  "POST /invitation/view": {
    open: true,
  },
  "GET /invitations": {
    who: "401 401 ok ok 403 403 ok 403 403 ok",
  },
  "POST /invitations": {
    who: "401 401 404 404 403 403 422 403 403 422",
    body: ({ people }) => ({ role: "person", people: [people] }),
    creates: async (full) => ({
      who: admin(full),
      path: "/invitations",
      body: {
        role: "recorder",
        holders: [{ unitId: branchOf(full), personId: await someone(full, "钱记录") }],
      },
    }),
  },
  "DELETE /invitations/:id": {
    who: "401 401 404 404 404 403 ok 403 403 ok",
    once: true,
  },
  "POST /invitations/renewal": {
    who: "401 401 404 404 404 403 ok 403 403 ok",
    body: ({ invitations }) => ({ links: [invitations] }),
    once: true,
  },
};
