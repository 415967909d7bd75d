import { Hono } from "hono";
import { streamOf } from "../../core/stream";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { factsTexts } from "./reads";
import { endpoints } from "./shape";

const answer = answering(endpoints);

/** The facts of a year's ratings as a file. */
export const factsFile = new Hono<App>().post("/:id/facts", async (c) => {
  const texts = await factsTexts(c.var.scope, c.req.param("id"));
  c.header("Content-Type", "application/json; charset=utf-8");
  return answer(c, "POST /assessments/:id/facts", streamOf(texts));
});
