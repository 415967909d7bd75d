import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { adoptMeasures, measuresOf, withdrawMeasures } from "./actions";
import { faultsFound, measuresVersion } from "./reads";
import { AdoptMeasures, CheckMeasures, endpoints } from "./shape-adoption";

const answer = answering(endpoints);

export const measures = new Hono<App>()
  .get("/", async (c) => answer(c, "GET /measures", await measuresOf(c.var.scope)))
  .get("/:id", async (c) =>
    answer(c, "GET /measures/:id", await measuresVersion(c.var.scope, c.req.param("id"))),
  )
  .post("/", body(AdoptMeasures), async (c) =>
    answer(c, "POST /measures", { id: await adoptMeasures(c.var.scope, c.req.valid("json")) }, 201),
  )
  .post("/check", body(CheckMeasures), (c) =>
    answer(c, "POST /measures/check", faultsFound(c.var.scope, c.req.valid("json"))),
  )
  .post("/:id/withdrawal", async (c) => {
    await withdrawMeasures(c.var.scope, c.req.param("id"));
    return answer(c, "POST /measures/:id/withdrawal");
  });
