import { Hono } from "hono";
import { is } from "valibot";
import { Refusal } from "../../core/refusal";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { discardDraft, keepDraft } from "./actions";
import { ownDraft } from "./reads";
import { Draft, DraftForm, endpoints, LetGo } from "./shape";

const formOf = (name: string) => {
  if (!is(DraftForm, name)) throw new Refusal("not_found");
  return name;
};

const answer = answering(endpoints);

/** One's own drafts; nobody else reads them. */
export const drafts = new Hono<App>()
  .get("/:form", async (c) =>
    answer(c, "GET /drafts/:form", { draft: await ownDraft(c.var.scope, formOf(c.req.param("form"))) }),
  )
  .put("/:form", body(Draft), async (c) =>
    answer(c, "PUT /drafts/:form", {
      version: await keepDraft(c.var.scope, formOf(c.req.param("form")), c.req.valid("json")),
    }),
  )
  .delete("/:form", body(LetGo), async (c) => {
    await discardDraft(c.var.scope, formOf(c.req.param("form")), c.req.valid("json"));
    return answer(c, "DELETE /drafts/:form");
  });
