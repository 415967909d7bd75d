import { Hono } from "hono";
import { permit } from "../../core/permissions";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { sendFeedback } from "./actions";
import { feedbackRows, PAGE_ROWS } from "./records";
import { endpoints, ListFeedback, SendFeedback } from "./shape";

const answer = answering(endpoints);

export const feedback = new Hono<App>()
  .get("/", query(ListFeedback), async (c) => {
    permit(c.var.scope, "feedback.read");
    const rows = await feedbackRows(c.var.scope, c.req.valid("query"));
    const shown = rows.slice(0, PAGE_ROWS);
    const after = rows.length > PAGE_ROWS ? (shown.at(-1)?.id ?? null) : null;
    return answer(c, "GET /feedback", { feedback: shown, after });
  })
  .post("/", body(SendFeedback), async (c) =>
    answer(c, "POST /feedback", { id: await sendFeedback(c.var.scope, c.req.valid("json")) }, 201),
  );
