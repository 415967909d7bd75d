import { Hono } from "hono";
import { visible } from "../../core/names";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, filesOnly, query } from "../../http/input";
import { commitRoster, decideRoster, mapRoster, previewRoster, undoRoster, uploadRoster } from "./actions";
import { decideRemark } from "./actions-remarks";
import { remarksOpen, rosterList } from "./reads";
import { CommitRoster, DecideRemark, PutChoices, PutMapping, UploadRoster } from "./shape";
import { endpoints } from "./shape-answers";

const answer = answering(endpoints);

export const rosters = new Hono<App>()
  .get("/", async (c) => answer(c, "GET /rosters", await rosterList(c.var.scope)))
  .post("/", filesOnly, query(UploadRoster), async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const name = fileNameOf(c.req.header("x-file-name"));
    const id = await uploadRoster(c.var.scope, { name, bytes, unitId: c.req.valid("query").unit });
    return answer(c, "POST /rosters", { id }, 201);
  })
  .get("/remarks", async (c) => answer(c, "GET /rosters/remarks", await remarksOpen(c.var.scope)))
  .post("/remarks/:person/decision", body(DecideRemark), async (c) => {
    await decideRemark(c.var.scope, c.req.param("person"), c.req.valid("json"));
    return answer(c, "POST /rosters/remarks/:person/decision");
  })
  .get("/:id", async (c) =>
    answer(c, "GET /rosters/:id", await previewRoster(c.var.scope, c.req.param("id"))),
  )
  .put("/:id/mapping", body(PutMapping), async (c) => {
    await mapRoster(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "PUT /rosters/:id/mapping");
  })
  .put("/:id/choices", body(PutChoices), async (c) => {
    await decideRoster(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "PUT /rosters/:id/choices");
  })
  .post("/:id/commitment", body(CommitRoster), async (c) =>
    answer(
      c,
      "POST /rosters/:id/commitment",
      await commitRoster(c.var.scope, c.req.param("id"), c.req.valid("json")),
      201,
    ),
  )
  .delete("/:id/commitment", async (c) => {
    await undoRoster(c.var.scope, c.req.param("id"));
    return answer(c, "DELETE /rosters/:id/commitment");
  });

/** The name travels percent-encoded beside the bytes; one that cannot be read does not matter. */
function fileNameOf(header: string | undefined): string {
  try {
    return [...visible(decodeURIComponent(header ?? "")).trim()].slice(0, 200).join("") || "roster";
  } catch {
    return "roster";
  }
}
