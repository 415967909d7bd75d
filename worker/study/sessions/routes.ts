import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import {
  cancelSession,
  closeSession,
  editSession,
  occurrencesOf,
  openSession,
  planSession,
  writeMinutes,
} from "./actions";
import { minutesVersions, sessionPage } from "./reads";
import {
  AskSeries,
  CancelSession,
  EditSession,
  endpoints,
  ListSessions,
  PlanSession,
  WriteMinutes,
} from "./shape";

const answer = answering(endpoints);

export const sessions = new Hono<App>()
  .get("/", query(ListSessions), async (c) =>
    answer(c, "GET /sessions", await sessionPage(c.var.scope, c.req.valid("query"))),
  )
  .post("/", body(PlanSession), async (c) =>
    answer(c, "POST /sessions", { id: await planSession(c.var.scope, c.req.valid("json")) }, 201),
  )
  .get("/series", query(AskSeries), async (c) => {
    const { first, ...repeat } = c.req.valid("query");
    return answer(c, "GET /sessions/series", { days: await occurrencesOf(c.var.scope, first, repeat) });
  })
  .put("/:id", body(EditSession), async (c) => {
    await editSession(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "PUT /sessions/:id");
  })
  .post("/:id/cancellation", body(CancelSession), async (c) => {
    await cancelSession(c.var.scope, c.req.param("id"), c.req.valid("json").reason);
    return answer(c, "POST /sessions/:id/cancellation");
  })
  .post("/:id/opening", async (c) => {
    await openSession(c.var.scope, c.req.param("id"));
    return answer(c, "POST /sessions/:id/opening");
  })
  .post("/:id/closure", async (c) => {
    await closeSession(c.var.scope, c.req.param("id"));
    return answer(c, "POST /sessions/:id/closure");
  })
  .put("/:id/minutes", body(WriteMinutes), async (c) =>
    answer(
      c,
      "PUT /sessions/:id/minutes",
      await writeMinutes(c.var.scope, c.req.param("id"), c.req.valid("json")),
    ),
  )
  .get("/:id/minutes/versions", async (c) =>
    answer(c, "GET /sessions/:id/minutes/versions", await minutesVersions(c.var.scope, c.req.param("id"))),
  );
