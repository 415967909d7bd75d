import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { changeSettings } from "./actions";
import { settingsShown } from "./reads";
import { ChangeSettings, endpoints } from "./shape";

const answer = answering(endpoints);

export const counties = new Hono<App>().get("/terms", (c) =>
  answer(c, "GET /api/counties/terms", { signUp: c.env.SIGN_UP }),
);

export const settings = new Hono<App>()
  .get("/", async (c) => answer(c, "GET /settings", await settingsShown(c.var.scope)))
  .put("/", body(ChangeSettings), async (c) => {
    await changeSettings(c.var.scope, c.var.hasFactor, c.req.valid("json"));
    return answer(c, "PUT /settings");
  });
