import { Hono } from "hono";
import type { App } from "../http/app";
import { exportCounty } from "./actions";

export const transfer = new Hono<App>().post("/", async (c) => {
  const { scope } = c.var;
  const archive = await exportCounty(scope);
  c.header("Content-Type", "application/zip");
  c.header("Content-Disposition", `attachment; filename="${scope.countyId}-${scope.today}.zip"`);
  return c.body(archive);
});
