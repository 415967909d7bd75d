import { Hono } from "hono";
import { permit } from "../../core/permissions";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { sendFeedback } from "./actions";
import { feedbackRows, PAGE_ROWS } from "./records";
import { type FeedbackPage, ListFeedback, SendFeedback } from "./shape";

export const feedback = new Hono<App>()
  .get("/", query(ListFeedback), async (c) => {
    permit(c.var.scope, "feedback.read");
    const rows = await feedbackRows(c.var.scope, c.req.valid("query"));
    const shown = rows.slice(0, PAGE_ROWS);
    const after = rows.length > PAGE_ROWS ? (shown.at(-1)?.id ?? null) : null;
    return c.json({ feedback: shown, after } satisfies FeedbackPage);
  })
  .post("/", body(SendFeedback), async (c) =>
    c.json({ id: await sendFeedback(c.var.scope, c.req.valid("json")) }, 201),
  );
