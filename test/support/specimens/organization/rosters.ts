import type { endpoints } from "../../../../worker/organization/rosters/shape-answers";
import { admin, aRoster } from "../../attempts";
import type { Specimens } from "../../specimen";

export const rosters: Specimens<typeof endpoints> = {
  "GET /rosters": {
    who: "401 401 ok 403 403 403 403 403 403 ok",
  },
  "POST /rosters": {
    who: "401 401 ok 403 403 403 403 403 403 ok",
    bytes: true,
    file: true,
  },
  "GET /rosters/:id": {
    who: "401 401 404 404 404 404 404 403 403 ok",
  },
  "PUT /rosters/:id/choices": {
    who: "401 401 404 404 404 404 404 403 403 ok",
    body: () => ({
      choices: {
        confirmedWarnings: [],
        confirmedRows: [],
        excludedRows: [],
        acceptedSuggestions: [],
        createUnits: true,
        parentKind: "general_branch",
        defaultFromOn: "2027-01-01",
      },
      version: 99,
    }),
    edits: async (full) => {
      const { id, choices, version } = await aRoster(full, "李");
      return { who: admin(full), path: `/rosters/${id}/choices`, body: { choices, version } };
    },
  },
  "POST /rosters/:id/commitment": {
    who: "401 401 404 404 404 404 404 403 403 ok",
    body: () => ({ version: 99 }),
    creates: async (full) => {
      const { id, version } = await aRoster(full, "郑新");
      return { who: admin(full), path: `/rosters/${id}/commitment`, body: { version } };
    },
  },
  "DELETE /rosters/:id/commitment": {
    who: "401 401 404 404 404 404 404 403 403 ok",
    once: true,
  },
  "PUT /rosters/:id/mapping": {
    who: "401 401 404 404 404 404 404 403 403 ok",
    body: () => ({
      mapping: { headerRow: 1, columns: ["name"], organName: null },
      version: 99,
    }),
    edits: async (full) => {
      const { id, mapping, version } = await aRoster(full, "孙");
      return { who: admin(full), path: `/rosters/${id}/mapping`, body: { mapping, version } };
    },
  },
  "GET /rosters/remarks": {
    who: "401 401 ok 403 403 403 403 403 403 ok",
  },
  "POST /rosters/remarks/:person/decision": {
    who: "401 401 404 403 403 403 403 403 403 404",
    body: () => ({ kind: "retired", accepted: true }),
    once: true,
  },
};
