import { Hono } from "hono";
import { is } from "valibot";
import { Refusal } from "../../core/refusal";
import type { App } from "../../http/app";
import { body } from "../../http/input";
import { discardDraft, keepDraft } from "./actions";
import { draftOf } from "./records";
import { Draft, DraftForm, LetGo } from "./shape";

const formOf = (name: string) => {
  if (!is(DraftForm, name)) throw new Refusal("not_found");
  return name;
};

/** One's own drafts; nobody else reads them. */
export const drafts = new Hono<App>()
  .get("/:form", async (c) =>
    c.json({ draft: (await draftOf(c.var.scope, formOf(c.req.param("form")))) ?? null }),
  )
  .put("/:form", body(Draft), async (c) =>
    c.json({ version: await keepDraft(c.var.scope, formOf(c.req.param("form")), c.req.valid("json")) }),
  )
  .delete("/:form", body(LetGo), async (c) => {
    await discardDraft(c.var.scope, formOf(c.req.param("form")), c.req.valid("json"));
    return c.body(null, 204);
  });
