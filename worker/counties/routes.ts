import { Hono } from "hono";
import type { App } from "../http/app";
import { body } from "../http/input";
import { signUp } from "./actions";
import { divisionOf } from "./divisions";
import { SignUp } from "./shape";

export const counties = new Hono<App>()
  .get("/terms", (c) => c.json({ signUp: c.env.SIGN_UP }))
  .post("/", body(SignUp), async (c) => {
    const input = c.req.valid("json");
    const { name } = await divisionOf(input.code);
    return c.json(await signUp(c.env, c.var.now, name, input), 201);
  });
