import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { query } from "../../http/input";
import { likenessesShown } from "./reads";
import { endpoints, LikenessesOf } from "./shape";

const answer = answering(endpoints);

/** Texts of a branch that say nearly the same as another, or the same again. */
export const likenesses = new Hono<App>().get("/", query(LikenessesOf), async (c) =>
  answer(c, "GET /likenesses", await likenessesShown(c.var.scope, c.req.valid("query"))),
);
