import { Hono } from "hono";
import { isDissolvedOn } from "../../core/near";
import { can, permit } from "../../core/permissions";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import {
  createUnit,
  dissolveUnit,
  moveUnit,
  renameUnit,
  setQuotaTerms,
  withdrawDissolution,
} from "./actions";
import { findUnit, quotaTermsOf, unitRows } from "./records";
import { depthOf, isWithdrawable } from "./rules";
import {
  CreateUnit,
  DissolveUnit,
  endpoints,
  MoveUnit,
  RenameUnit,
  SetQuotaTerms,
  type UnitRow,
} from "./shape";

const answer = answering(endpoints);

export const units = new Hono<App>()
  .get("/", async (c) => {
    const { scope } = c.var;
    const manage = can(scope, "unit.manage") ? ["unit.manage"] : [];
    const rows = await unitRows(scope);
    return answer(c, "GET /units", {
      units: rows.map(({ dissolvedAt, ...row }) => ({
        ...row,
        isDissolved: isDissolvedOn(row, scope.today),
        isWithdrawable: isWithdrawable({ ...row, dissolvedAt }, scope.today),
        depth: depthOf(row.place),
        can: can(scope, "session.plan", { unitId: row.id }) ? [...manage, "session.plan"] : manage,
      })) satisfies UnitRow[],
    });
  })
  .post("/", body(CreateUnit), async (c) =>
    answer(c, "POST /units", { id: await createUnit(c.var.scope, c.req.valid("json")) }, 201),
  )
  .put("/:id", body(RenameUnit), async (c) => {
    await renameUnit(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "PUT /units/:id");
  })
  .get("/:id/quota-terms", async (c) => {
    permit(c.var.scope, "unit.manage");
    const unit = await findUnit(c.var.scope, c.req.param("id"));
    return answer(c, "GET /units/:id/quota-terms", { terms: await quotaTermsOf(c.var.scope, unit.id) });
  })
  .post("/:id/quota-terms", body(SetQuotaTerms), async (c) =>
    answer(
      c,
      "POST /units/:id/quota-terms",
      { id: await setQuotaTerms(c.var.scope, c.req.param("id"), c.req.valid("json")) },
      201,
    ),
  )
  .post("/:id/move", body(MoveUnit), async (c) => {
    await moveUnit(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "POST /units/:id/move");
  })
  .post("/:id/dissolution", body(DissolveUnit), async (c) => {
    await dissolveUnit(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "POST /units/:id/dissolution");
  })
  .delete("/:id/dissolution", async (c) => {
    await withdrawDissolution(c.var.scope, c.req.param("id"));
    return answer(c, "DELETE /units/:id/dissolution");
  });
