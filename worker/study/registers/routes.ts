import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, filesOnly } from "../../http/input";
import {
  addSitterIn,
  confirmMakeUpOf,
  readSignInSheet,
  recordAttendance,
  recordMakeUp,
  removeSitterIn,
} from "./actions";
import { approveCorrectionOf, correctAttendance, dropCorrection } from "./actions-corrections";
import { sessionDetail } from "./reads";
import { AddSitterIn, CorrectAttendance, RecordAttendance, RecordMakeUp } from "./shape";
import { endpoints } from "./shape-answers";

const answer = answering(endpoints);

/** The register of a session, below /sessions/:id. */
export const register = new Hono<App>()
  .get("/:id", async (c) =>
    answer(c, "GET /sessions/:id", await sessionDetail(c.var.scope, c.req.param("id"))),
  )
  .put("/:id/attendance", body(RecordAttendance), async (c) => {
    await recordAttendance(c.var.scope, c.req.param("id"), c.req.valid("json").marks);
    return answer(c, "PUT /sessions/:id/attendance");
  })
  .post("/:id/corrections", body(CorrectAttendance), async (c) =>
    answer(
      c,
      "POST /sessions/:id/corrections",
      await correctAttendance(c.var.scope, c.req.param("id"), c.req.valid("json")),
      201,
    ),
  )
  .delete("/:id/corrections/:correction", async (c) => {
    await dropCorrection(c.var.scope, c.req.param("id"), c.req.param("correction"));
    return answer(c, "DELETE /sessions/:id/corrections/:correction");
  })
  .post("/:id/corrections/:correction/approval", async (c) => {
    await approveCorrectionOf(c.var.scope, c.req.param("id"), c.req.param("correction"));
    return answer(c, "POST /sessions/:id/corrections/:correction/approval");
  })
  .post("/:id/make-ups", body(RecordMakeUp), async (c) => {
    await recordMakeUp(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "POST /sessions/:id/make-ups");
  })
  .post("/:id/make-ups/:person/confirmation", async (c) => {
    await confirmMakeUpOf(c.var.scope, c.req.param("id"), c.req.param("person"));
    return answer(c, "POST /sessions/:id/make-ups/:person/confirmation");
  })
  .post("/:id/sitters-in", body(AddSitterIn), async (c) =>
    answer(
      c,
      "POST /sessions/:id/sitters-in",
      { id: await addSitterIn(c.var.scope, c.req.param("id"), c.req.valid("json")) },
      201,
    ),
  )
  .delete("/:id/sitters-in/:sitter", async (c) => {
    await removeSitterIn(c.var.scope, c.req.param("id"), c.req.param("sitter"));
    return answer(c, "DELETE /sessions/:id/sitters-in/:sitter");
  })
  .post("/:id/sign-in-sheet", filesOnly, async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    return answer(
      c,
      "POST /sessions/:id/sign-in-sheet",
      await readSignInSheet(c.var.scope, c.req.param("id"), bytes),
    );
  });
