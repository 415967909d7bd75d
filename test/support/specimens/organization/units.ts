import type { endpoints } from "../../../../worker/organization/units/shape";
import { admin, onUnit } from "../../attempts";
import type { Specimens } from "../../specimen";

const quotaTermsSet = onUnit("/quota-terms", {
  fromYear: 2027,
  optsIntoPool: true,
  approvedShare: false,
  version: 1,
});

export const units: Specimens<typeof endpoints> = {
  "GET /units": {
    who: "401 401 ok ok ok ok ok ok ok ok",
  },
  "POST /units": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: ({ organ }) => ({ parentId: organ, kind: "branch", name: "新支部" }),
    creates: (full) => ({
      who: admin(full),
      path: "/units",
      body: { parentId: full.one.organ, kind: "branch", name: "再设支部" },
    }),
  },
  "PUT /units/:id": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: () => ({ name: "改名支部", version: 99 }),
    edits: onUnit("", { name: "改名支部", version: 1 }),
  },
  "POST /units/:id/dissolution": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: () => ({ on: "2027-01-20", version: 1 }),
    edits: onUnit("/dissolution", { on: "2027-01-20", version: 1 }),
  },
  "DELETE /units/:id/dissolution": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    once: true,
  },
  "POST /units/:id/move": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: () => ({ direction: "up", version: 99 }),
    edits: onUnit("/move", { direction: "up", version: 1 }),
  },
  "GET /units/:id/quota-terms": {
    who: "401 401 404 403 403 403 403 403 403 ok",
  },
  "POST /units/:id/quota-terms": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: () => ({
      fromYear: 2027,
      optsIntoPool: true,
      approvedShare: false,
      version: 99,
    }),
    edits: quotaTermsSet,
    creates: quotaTermsSet,
  },
};
