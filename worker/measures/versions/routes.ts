import { Hono } from "hono";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { adoptMeasures, measuresOf, withdrawMeasures } from "./actions";
import { faultsOf } from "./rules";
import { AdoptMeasures, CheckMeasures, endpoints } from "./shape-adoption";

const answer = answering(endpoints);

export const measures = new Hono<App>()
  .get("/", async (c) => answer(c, "GET /measures", await measuresOf(c.var.scope)))
  .get("/:id", async (c) => {
    const { versions } = await measuresOf(c.var.scope);
    const version = versions.find(({ id }) => id === c.req.param("id"));
    if (!version) throw new Refusal("not_found");
    return answer(c, "GET /measures/:id", { version });
  })
  .post("/", body(AdoptMeasures), async (c) =>
    answer(c, "POST /measures", { id: await adoptMeasures(c.var.scope, c.req.valid("json")) }, 201),
  )
  .post("/check", body(CheckMeasures), (c) => {
    permit(c.var.scope, "measures.manage");
    return answer(c, "POST /measures/check", { faults: faultsOf(c.req.valid("json").content).faults });
  })
  .post("/:id/withdrawal", async (c) => {
    await withdrawMeasures(c.var.scope, c.req.param("id"));
    return answer(c, "POST /measures/:id/withdrawal");
  });
