import type { endpoints } from "../../../../worker/organization/unit-standards/shape";
import { admin, branchOf, onUnit } from "../../attempts";
import type { Specimens } from "../../specimen";
import { idOf } from "../../world";

let named = 0;
const standardSet = onUnit("/standards", {
  standard: "notes",
  fromYear: 2027,
  applies: false,
  reason: "离退休",
  version: 1,
});

export const unitStandards: Specimens<typeof endpoints> = {
  "POST /units/:id/groups": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: () => ({ name: "第三小组", fromOn: "2027-01-10" }),
    creates: (full) => ({
      who: admin(full),
      path: `/units/${branchOf(full)}/groups`,
      body: { name: "再设小组", fromOn: "2027-01-10" },
    }),
  },
  "POST /units/:id/groups/:group/end": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: () => ({ on: "2027-01-20", version: 99 }),
    edits: async (full) => {
      const path = `/units/${branchOf(full)}/groups`;
      const id = await idOf(await admin(full).post(path, { name: `小组${++named}`, fromOn: "2027-01-01" }));
      return { who: admin(full), path: `${path}/${id}/end`, body: { on: "2027-01-20", version: 1 } };
    },
  },
  "GET /units/:id/standards": {
    who: "401 401 404 403 403 403 403 403 403 ok",
  },
  "POST /units/:id/standards": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    body: () => ({
      standard: "notes",
      fromYear: 2027,
      applies: false,
      reason: "离退休",
      version: 99,
    }),
    edits: standardSet,
    creates: standardSet,
  },
};
