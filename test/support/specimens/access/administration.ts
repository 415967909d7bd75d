import type { endpoints } from "../../../../worker/access/administration/shape";
import { admin, anAccount, someone } from "../../attempts";
import type { Specimens } from "../../specimen";
import { password } from "../../world";

let named = 0;

export const administration: Specimens<typeof endpoints> = {
  "GET /accounts": {
    who: "401 401 ok ok 403 403 ok 403 403 ok",
  },
  "GET /accounts/unlinked": {
    who: "401 401 ok 403 403 403 403 403 403 ok",
  },
  "PUT /accounts/:id/person": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: ({ people }) => ({ personId: people, version: 99 }),
    edits: async (full) => {
      const { id, version } = await anAccount(full, "spare2");
      const body = { personId: await someone(full, `何新${++named}`), version };
      return { who: admin(full), path: `/accounts/${id}/person`, body };
    },
  },
  "POST /accounts/:id/roles": {
    who: "401 401 404 404 403 403 422 403 403 ok",
    body: ({ units }) => ({
      role: "recorder",
      unitId: units,
      fromOn: "2027-06-01",
      password,
    }),
    neither: "over the own password, whose tries are counted; a role is held once",
  },
  "DELETE /accounts/:id/roles/:role": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: () => ({ password }),
    once: true,
  },
  "DELETE /accounts/:id/second-factor": {
    who: "401 401 404 403 403 403 403 403 403 404",
    body: () => ({ password }),
    once: true,
  },
  "POST /accounts/:id/suspension": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: () => ({ version: 1, password }),
    edits: async (full) => {
      const { id, version } = await anAccount(full, "spare1");
      return { who: admin(full), path: `/accounts/${id}/suspension`, body: { version, password } };
    },
  },
  "DELETE /accounts/:id/suspension": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: () => ({ version: 2, password }),
    once: true,
  },
};
