import { Hono } from "hono";
import { can, permit } from "../../core/permissions";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { changeSettings } from "./actions";
import { settingsOf } from "./records";
import { ChangeSettings, endpoints } from "./shape";

const answer = answering(endpoints);

export const counties = new Hono<App>().get("/terms", (c) =>
  answer(c, "GET /api/counties/terms", { signUp: c.env.SIGN_UP }),
);

export const settings = new Hono<App>()
  .get("/", async (c) => {
    permit(c.var.scope, "county.manage");
    const manage = can(c.var.scope, "county.manage") ? ["county.manage"] : [];
    return answer(c, "GET /settings", { ...(await settingsOf(c.var.scope)), can: manage });
  })
  .put("/", body(ChangeSettings), async (c) => {
    await changeSettings(c.var.scope, c.var.hasFactor, c.req.valid("json"));
    return answer(c, "PUT /settings");
  });
