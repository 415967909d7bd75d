import type { endpoints } from "../../../../worker/access/second-factors/shape";
import type { Specimens } from "../../specimen";

export const secondFactors: Specimens<typeof endpoints> = {
  "GET /second-factor": {
    who: "401 401 ok ok ok ok ok ok ok ok",
  },
  "POST /second-factor": {
    who: "401 401 ok ok ok ok ok ok ok ok",
    creates: ({ callers }) => ({ who: callers.leader, path: "/second-factor", body: {} }),
  },
  "DELETE /second-factor": {
    who: "401 401 422 422 422 422 422 422 422 422",
    body: () => ({ password: "not-the-password" }),
    ownPassword: true,
    once: true,
  },
  "POST /second-factor/confirmation": {
    who: "401 401 422 422 422 422 422 422 422 422",
    body: () => ({ code: "000000", password: "not-the-password" }),
    ownPassword: true,
    once: true,
  },
  "POST /second-factor/recovery-codes": {
    who: "401 401 422 422 422 422 422 422 422 422",
    body: () => ({ password: "not-the-password" }),
    ownPassword: true,
    neither: "new codes in place of the former, under the own password",
  },
};
