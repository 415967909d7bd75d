import { Hono } from "hono";
import { OwnProof } from "../../access/second-factors/shape";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { doorOf } from "../../http/door";
import { body } from "../../http/input";
import { exportCounty } from "./actions";
import { endpoints } from "./shape";

const answer = answering(endpoints);

export const transfer = new Hono<App>().post("/", body(OwnProof), async (c) => {
  const { scope } = c.var;
  const archive = await exportCounty(scope, doorOf(c), c.req.valid("json"));
  c.header("Content-Type", "application/zip");
  c.header("Content-Disposition", `attachment; filename="${scope.countyId}-${scope.today}.zip"`);
  return answer(c, "POST /export", archive);
});
