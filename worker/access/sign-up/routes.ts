import { Hono } from "hono";
import { can, permit } from "../../core/permissions";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { changeSettings } from "./actions";
import { settingsOf } from "./records";
import { ChangeSettings, type Settings } from "./shape";

export const counties = new Hono<App>().get("/terms", (c) => c.json({ signUp: c.env.SIGN_UP }));

export const settings = new Hono<App>()
  .get("/", async (c) => {
    permit(c.var.scope, "county.manage");
    const manage = can(c.var.scope, "county.manage") ? ["county.manage"] : [];
    return c.json({ ...(await settingsOf(c.var.scope)), can: manage } satisfies Settings);
  })
  .put("/", body(ChangeSettings), async (c) => {
    await changeSettings(c.var.scope, c.var.hasFactor, c.req.valid("json"));
    return c.body(null, 204);
  });
