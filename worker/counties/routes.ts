import { Hono } from "hono";
import { can, permit } from "../core/permissions";
import type { App } from "../http/app";
import { addressOf } from "../http/county";
import { recognise } from "../http/idempotency";
import { body } from "../http/input";
import { refuseBeyondLimit } from "../http/limit";
import { changeSettings, signUp } from "./actions";
import { divisionOf } from "./divisions";
import { settingsOf } from "./records";
import { ChangeSettings, type Settings, SignUp } from "./shape";

export const counties = new Hono<App>()
  .get("/terms", (c) => c.json({ signUp: c.env.SIGN_UP }))
  .post("/", recognise, body(SignUp), async (c) => {
    await refuseBeyondLimit(c.env, `sign-up:${addressOf(c.req.raw.headers) ?? "unknown"}`);
    const input = c.req.valid("json");
    const { name } = await divisionOf(input.code);
    return c.json(await signUp(c.env, c.var.now, name, input, c.var.repeat), 201);
  });

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
