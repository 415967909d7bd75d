import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { sendFeedback } from "./actions";
import { feedbackPage } from "./reads";
import { endpoints, ListFeedback, SendFeedback } from "./shape";

const answer = answering(endpoints);

export const feedback = new Hono<App>()
  .get("/", query(ListFeedback), async (c) =>
    answer(c, "GET /feedback", await feedbackPage(c.var.scope, c.req.valid("query"))),
  )
  .post("/", body(SendFeedback), async (c) =>
    answer(c, "POST /feedback", { id: await sendFeedback(c.var.scope, c.req.valid("json")) }, 201),
  );
