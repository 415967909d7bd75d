import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { addContribution, addMustRead, approveContribution, recordReadings } from "./actions";
import { contributionPage, mustReadList } from "./reads";
import {
  AddContribution,
  AddMustRead,
  endpoints,
  ListContributions,
  ListMustReads,
  RecordReadings,
} from "./shape";

const answer = answering(endpoints);

export const learning = new Hono<App>()
  .get("/", query(ListContributions), async (c) =>
    answer(c, "GET /learning", await contributionPage(c.var.scope, c.req.valid("query"))),
  )
  .post("/", body(AddContribution), async (c) =>
    answer(c, "POST /learning", { id: await addContribution(c.var.scope, c.req.valid("json")) }, 201),
  )
  .post("/:id/approval", async (c) => {
    await approveContribution(c.var.scope, c.req.param("id"));
    return answer(c, "POST /learning/:id/approval");
  });

export const mustReads = new Hono<App>()
  .get("/", query(ListMustReads), async (c) =>
    answer(c, "GET /must-reads", await mustReadList(c.var.scope, c.req.valid("query"))),
  )
  .post("/", body(AddMustRead), async (c) =>
    answer(c, "POST /must-reads", { id: await addMustRead(c.var.scope, c.req.valid("json")) }, 201),
  )
  .post("/:id/readings", body(RecordReadings), async (c) => {
    await recordReadings(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "POST /must-reads/:id/readings");
  });
