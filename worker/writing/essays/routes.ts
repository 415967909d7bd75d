import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { acceptEssay, returnEssay, submitEssay } from "./actions";
import { essayDetail, essayPage } from "./reads";
import { AcceptEssay, endpoints, ListEssays, ReturnEssay, SubmitEssay } from "./shape";

const answer = answering(endpoints);

export const essays = new Hono<App>()
  .get("/", query(ListEssays), async (c) =>
    answer(c, "GET /essays", await essayPage(c.var.scope, c.req.valid("query"))),
  )
  .post("/", body(SubmitEssay), async (c) =>
    answer(c, "POST /essays", await submitEssay(c.var.scope, c.req.valid("json")), 201),
  )
  .get("/:id", async (c) => answer(c, "GET /essays/:id", await essayDetail(c.var.scope, c.req.param("id"))))
  .post("/:id/acceptance", body(AcceptEssay), async (c) => {
    await acceptEssay(c.var.scope, c.req.param("id"), c.req.valid("json").version);
    return answer(c, "POST /essays/:id/acceptance");
  })
  .post("/:id/return", body(ReturnEssay), async (c) => {
    const { version, comment } = c.req.valid("json");
    await returnEssay(c.var.scope, c.req.param("id"), version, comment);
    return answer(c, "POST /essays/:id/return");
  });
