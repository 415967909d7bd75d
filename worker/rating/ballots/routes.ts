import { Hono } from "hono";
import * as v from "valibot";
import { Id, YearText } from "../../core/shapes";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, parsed, query } from "../../http/input";
import { SaveBallots } from "../engine/shape";
import { recordBallots } from "./actions";
import { ballotsOf } from "./reads";
import { endpoints } from "./shape";

const answer = answering(endpoints);

/** The counts of a branch's appraisal ballots, by year. */
export const ballots = new Hono<App>()
  .get("/:year", query(v.strictObject({ branch: Id })), async (c) => {
    const year = parsed(YearText, c.req.param("year"));
    return answer(c, "GET /ballots/:year", await ballotsOf(c.var.scope, year, c.req.valid("query").branch));
  })
  .put("/:year", body(SaveBallots), async (c) => {
    await recordBallots(c.var.scope, parsed(YearText, c.req.param("year")), c.req.valid("json"));
    return answer(c, "PUT /ballots/:year");
  });
