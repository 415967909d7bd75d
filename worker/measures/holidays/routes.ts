import { Hono } from "hono";
import { yearOf } from "../../core/calendar";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { changeDays, holidaysOf, withdrawChange } from "./actions";
import { ChangeDays, endpoints, ListHolidays } from "./shape";

const answer = answering(endpoints);

export const holidays = new Hono<App>()
  .get("/", query(ListHolidays), async (c) => {
    const { scope } = c.var;
    return answer(
      c,
      "GET /holidays",
      await holidaysOf(scope, c.req.valid("query").year ?? yearOf(scope.today)),
    );
  })
  .post("/", body(ChangeDays), async (c) =>
    answer(c, "POST /holidays", { id: await changeDays(c.var.scope, c.req.valid("json")) }, 201),
  )
  .post("/:id/withdrawal", async (c) => {
    await withdrawChange(c.var.scope, c.req.param("id"));
    return answer(c, "POST /holidays/:id/withdrawal");
  });
