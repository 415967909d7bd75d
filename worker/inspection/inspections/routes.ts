import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { closeInspection, markItem, reopenInspection } from "./actions";
import { inspectionDetail, inspectionList, ownInspections } from "./reads";
import { CloseInspection, ListInspections, MarkItem } from "./shape";
import { endpoints } from "./shape-answers";

const answer = answering(endpoints);

export const inspections = new Hono<App>()
  .get("/", query(ListInspections), async (c) =>
    answer(c, "GET /inspections", await inspectionList(c.var.scope, c.req.valid("query"))),
  )
  .get("/own", async (c) => answer(c, "GET /inspections/own", await ownInspections(c.var.scope)))
  .get("/:id", async (c) =>
    answer(c, "GET /inspections/:id", await inspectionDetail(c.var.scope, c.req.param("id"))),
  )
  .put("/:id/items/:person", body(MarkItem), async (c) =>
    answer(
      c,
      "PUT /inspections/:id/items/:person",
      await markItem(c.var.scope, c.req.param("id"), c.req.param("person"), c.req.valid("json")),
    ),
  )
  .post("/:id/closure", body(CloseInspection), async (c) => {
    await closeInspection(c.var.scope, c.req.param("id"), c.req.valid("json").conclusion);
    return answer(c, "POST /inspections/:id/closure");
  })
  .delete("/:id/closure", async (c) => {
    await reopenInspection(c.var.scope, c.req.param("id"));
    return answer(c, "DELETE /inspections/:id/closure");
  });
