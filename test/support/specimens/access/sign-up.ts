import type { endpoints } from "../../../../worker/access/sign-up/shape";
import { admin } from "../../attempts";
import type { Specimens } from "../../specimen";

export const signUp: Specimens<typeof endpoints> = {
  "GET /api/counties/terms": {
    open: true,
  },
  "GET /settings": {
    who: "401 401 ok 403 403 403 403 403 403 ok",
  },
  "PUT /settings": {
    who: "401 401 ok 403 403 403 403 403 403 ok",
    body: () => ({ codesRequired: false, retentionYears: 3, version: 1 }),
    edits: (full) => ({
      who: admin(full),
      path: "/settings",
      body: { codesRequired: false, retentionYears: 4, version: 1 },
    }),
  },
};
