import { Hono } from "hono";
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
import { quotaTermsShown, unitList } from "./reads";
import { CreateUnit, DissolveUnit, endpoints, MoveUnit, RenameUnit, SetQuotaTerms } from "./shape";

const answer = answering(endpoints);

export const units = new Hono<App>()
  .get("/", async (c) => answer(c, "GET /units", await unitList(c.var.scope)))
  .post("/", body(CreateUnit), async (c) =>
    answer(c, "POST /units", { id: await createUnit(c.var.scope, c.req.valid("json")) }, 201),
  )
  .put("/:id", body(RenameUnit), async (c) => {
    await renameUnit(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "PUT /units/:id");
  })
  .get("/:id/quota-terms", async (c) =>
    answer(c, "GET /units/:id/quota-terms", await quotaTermsShown(c.var.scope, c.req.param("id"))),
  )
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
