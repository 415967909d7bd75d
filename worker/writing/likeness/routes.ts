import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { query } from "../../http/input";
import { likenessesShown } from "./reads";
import { endpoints, LikenessesOf } from "./shape";

const answer = answering(endpoints);

/** Pairs of notes of a branch that say nearly the same. */
export const likenesses = new Hono<App>().get("/likenesses", query(LikenessesOf), async (c) =>
  answer(c, "GET /notes/likenesses", await likenessesShown(c.var.scope, c.req.valid("query"))),
);
