import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { TryMeasures } from "../../measures/versions/shape-adoption";
import { tryMeasures } from "./reads";
import { endpoints } from "./shape";

const answer = answering(endpoints);

/** Who would be proposed differently under measures that are only drafted. */
export const trials = new Hono<App>().post("/what-if", body(TryMeasures), async (c) =>
  answer(c, "POST /measures/what-if", await tryMeasures(c.var.scope, c.req.valid("json"))),
);
