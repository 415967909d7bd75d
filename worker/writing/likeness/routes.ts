import { Hono } from "hono";
import { permit } from "../../core/permissions";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { query } from "../../http/input";
import { findUnit } from "../../organization/units/records";
import { likenessesOf } from "./records";
import { endpoints, LikenessesOf } from "./shape";

const answer = answering(endpoints);

/** Pairs of notes of a branch that say nearly the same. */
export const likenesses = new Hono<App>().get("/likenesses", query(LikenessesOf), async (c) => {
  const { scope } = c.var;
  const { branch, quarter } = c.req.valid("query");
  const unit = await findUnit(scope, branch);
  permit(scope, "inspection.mark", { unitId: unit.id });
  return answer(c, "GET /notes/likenesses", { pairs: await likenessesOf(scope, unit.id, quarter) });
});
