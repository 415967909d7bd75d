import { Hono } from "hono";
import * as v from "valibot";
import { AfterPlace, Id } from "../../core/shapes";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { query } from "../../http/input";
import { assessmentList, differencesOf, ratingOf, ratingsOf, unitsOf } from "./reads";
import { endpoints } from "./shape";

const OfUnit = v.strictObject({ unit: v.optional(Id) });
const PageOfUnit = v.strictObject({ unit: v.optional(Id), after: AfterPlace });

const answer = answering(endpoints);

/** The years' proposals and what they say of units and people. */
export const assessments = new Hono<App>()
  .get("/", async (c) => answer(c, "GET /assessments", await assessmentList(c.var.scope)))
  .get("/:id", query(PageOfUnit), async (c) => {
    const { unit, after } = c.req.valid("query");
    return answer(c, "GET /assessments/:id", await ratingsOf(c.var.scope, c.req.param("id"), unit, after));
  })
  .get("/:id/units", async (c) =>
    answer(c, "GET /assessments/:id/units", await unitsOf(c.var.scope, c.req.param("id"))),
  )
  .get("/:id/people/:person", async (c) =>
    answer(
      c,
      "GET /assessments/:id/people/:person",
      await ratingOf(c.var.scope, c.req.param("id"), c.req.param("person")),
    ),
  )
  .get("/:id/differences", query(OfUnit), async (c) =>
    answer(
      c,
      "GET /assessments/:id/differences",
      await differencesOf(c.var.scope, c.req.param("id"), c.req.valid("query").unit),
    ),
  );
