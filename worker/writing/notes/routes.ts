import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { verifyNote, withdrawNote, writeNote } from "./actions";
import { noteDetail, notePage } from "./reads";
import { endpoints, ListNotes, VerifyNote, WriteNote } from "./shape";

const answer = answering(endpoints);

export const notes = new Hono<App>()
  .get("/", query(ListNotes), async (c) =>
    answer(c, "GET /notes", await notePage(c.var.scope, c.req.valid("query"))),
  )
  .post("/", body(WriteNote), async (c) =>
    answer(c, "POST /notes", await writeNote(c.var.scope, c.req.valid("json")), 201),
  )
  .get("/:id", async (c) => answer(c, "GET /notes/:id", await noteDetail(c.var.scope, c.req.param("id"))))
  .post("/:id/withdrawal", async (c) => {
    await withdrawNote(c.var.scope, c.req.param("id"));
    return answer(c, "POST /notes/:id/withdrawal");
  })
  .post("/:id/verification", body(VerifyNote), async (c) => {
    await verifyNote(c.var.scope, c.req.param("id"), c.req.valid("json").characters);
    return answer(c, "POST /notes/:id/verification");
  });
