import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { readInbox } from "./actions";
import { inboxOf, unreadOf } from "./reads";
import { endpoints, ListInbox, ReadInbox } from "./shape";

const answer = answering(endpoints);

export const inbox = new Hono<App>()
  .get("/", query(ListInbox), async (c) =>
    answer(c, "GET /inbox", await inboxOf(c.var.scope, c.req.valid("query"))),
  )
  .get("/unread", async (c) => answer(c, "GET /inbox/unread", await unreadOf(c.var.scope)))
  .put("/reading", body(ReadInbox), async (c) => {
    await readInbox(c.var.scope, c.req.valid("json"));
    return answer(c, "PUT /inbox/reading");
  });
