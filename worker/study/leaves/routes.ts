import { Hono } from "hono";
import { can, permitSomewhere } from "../../core/permissions";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { approveLeave, refuseLeave, requestLeave, withdrawLeave } from "./actions";
import { leaveRows, PAGE_ROWS } from "./records";
import { DecideLeave, endpoints, ListLeaves, RequestLeave } from "./shape";

const answer = answering(endpoints);

export const leaves = new Hono<App>()
  .get("/", query(ListLeaves), async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "person.read");
    const rows = await leaveRows(scope, c.req.valid("query"));
    const page = rows.slice(0, PAGE_ROWS);
    const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
    return answer(c, "GET /leaves", {
      leaves: page.map(({ outcome, lapsed, createdBy, ...row }) => ({
        ...row,
        state: outcome ?? (lapsed ? "lapsed" : "requested"),
        can:
          outcome || lapsed
            ? []
            : (["leave.decide", "leave.request"] as const).filter(
                (ability) =>
                  can(scope, ability, { unitId: row.branchId, personId: row.personId }) &&
                  (ability === "leave.request" ||
                    (row.personId !== scope.personId && createdBy !== scope.actor.accountId)),
              ),
      })),
      after: last ? `${last.firstOn}~${last.id}` : null,
    });
  })
  .post("/", body(RequestLeave), async (c) =>
    answer(c, "POST /leaves", { id: await requestLeave(c.var.scope, c.req.valid("json")) }, 201),
  )
  .post("/:id/approval", body(DecideLeave), async (c) => {
    await approveLeave(c.var.scope, c.req.param("id"), c.req.valid("json").comment);
    return answer(c, "POST /leaves/:id/approval");
  })
  .post("/:id/refusal", body(DecideLeave), async (c) => {
    await refuseLeave(c.var.scope, c.req.param("id"), c.req.valid("json").comment);
    return answer(c, "POST /leaves/:id/refusal");
  })
  .post("/:id/withdrawal", async (c) => {
    await withdrawLeave(c.var.scope, c.req.param("id"));
    return answer(c, "POST /leaves/:id/withdrawal");
  });
