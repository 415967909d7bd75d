import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { Refusal } from "../../core/refusal";
import { addressOf } from "../../http/address";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { recognise } from "../../http/idempotency";
import { body, query } from "../../http/input";
import { refuseBeyondLimit } from "../../http/limit";
import { hashOf } from "../../http/tokens";
import { signUp } from "../sign-up/actions";
import { divisionOf } from "../sign-up/divisions";
import { SignUp } from "../sign-up/shape";
import {
  acceptApplication,
  apply,
  lookUpApplication,
  refuseApplication,
  waitingApplications,
} from "./actions";
import { endpoints, ListApplications, LookUpApplication } from "./shape";

const answer = answering(endpoints);

/** Below /counties: a county signs up at once, or applies where an operator decides. */
export const signUpDesk = new Hono<App>()
  .post("/", recognise, body(SignUp), async (c) => {
    await refuseBeyondLimit(c.env, `sign-up:${addressOf(c.req.raw.headers) ?? "unknown"}`);
    const input = c.req.valid("json");
    const { name } = await divisionOf(input.code);
    const enter = c.env.SIGN_UP === "open" ? signUp : apply;
    return answer(c, "POST /api/counties", await enter(c.env, c.var.now, name, input, c.var.repeat), 201);
  })
  .post("/application/view", body(LookUpApplication), async (c) => {
    await refuseBeyondLimit(c.env, `application:${addressOf(c.req.raw.headers) ?? "unknown"}`);
    return answer(
      c,
      "POST /api/counties/application/view",
      await lookUpApplication(c.env, c.var.now, c.req.valid("json")),
    );
  });

/** Only for the holder of the operator's key, a secret of the Worker; without one set, for nobody. */
const operatorOnly = createMiddleware<App>(async (c, next) => {
  const given = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  const key = c.env.OPERATOR_KEY;
  // Hashes are compared, so that the time it takes tells nothing of the key.
  if (!key || key.length < 32 || !given || (await hashOf(given)) !== (await hashOf(key)))
    throw new Refusal("unauthenticated");
  await next();
});

export const operator = new Hono<App>()
  .use(operatorOnly)
  .get("/applications", query(ListApplications), async (c) =>
    answer(
      c,
      "GET /api/operator/applications",
      await waitingApplications(c.env, c.var.now, c.req.valid("query")),
    ),
  )
  .post("/applications/:id/acceptance", async (c) =>
    answer(
      c,
      "POST /api/operator/applications/:id/acceptance",
      await acceptApplication(c.env, c.var.now, c.req.param("id")),
    ),
  )
  .post("/applications/:id/refusal", async (c) => {
    await refuseApplication(c.env, c.var.now, c.req.param("id"));
    return answer(c, "POST /api/operator/applications/:id/refusal");
  });
