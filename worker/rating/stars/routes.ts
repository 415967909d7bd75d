import { Hono } from "hono";
import * as v from "valibot";
import { yearOf } from "../../core/calendar";
import { YearText } from "../../core/shapes";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { query } from "../../http/input";
import { branchRatingsOf } from "./reads";
import { endpoints } from "./shape";

const answer = answering(endpoints);

export const branchRating = new Hono<App>().get(
  "/",
  query(v.strictObject({ year: v.optional(YearText) })),
  async (c) => {
    const year = c.req.valid("query").year ?? yearOf(c.var.scope.today);
    return answer(c, "GET /branch-ratings", await branchRatingsOf(c.var.scope, year));
  },
);
