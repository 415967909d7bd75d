import { Hono } from "hono";
import { can, permit, permitSomewhere } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { verifyNote, withdrawNote, writeNote } from "./actions";
import { findNote, noteRows, PAGE_ROWS } from "./records";
import { endpoints, ListNotes, VerifyNote, WriteNote } from "./shape";

const answer = answering(endpoints);

export const notes = new Hono<App>()
  .get("/", query(ListNotes), async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "note.read");
    const rows = await noteRows(scope, c.req.valid("query"));
    const page = rows.slice(0, PAGE_ROWS);
    const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
    return answer(c, "GET /notes", {
      notes: page.map((row) => shown(scope, row)),
      after: last ? `${last.writtenOn}~${last.id}` : null,
    });
  })
  .post("/", body(WriteNote), async (c) =>
    answer(c, "POST /notes", await writeNote(c.var.scope, c.req.valid("json")), 201),
  )
  .get("/:id", async (c) => {
    const { scope } = c.var;
    const note = await findNote(scope, c.req.param("id"));
    permit(scope, "note.read", { unitId: note.branchId, personId: note.personId });
    return answer(c, "GET /notes/:id", shown(scope, note));
  })
  .post("/:id/withdrawal", async (c) => {
    await withdrawNote(c.var.scope, c.req.param("id"));
    return answer(c, "POST /notes/:id/withdrawal");
  })
  .post("/:id/verification", body(VerifyNote), async (c) => {
    await verifyNote(c.var.scope, c.req.param("id"), c.req.valid("json").characters);
    return answer(c, "POST /notes/:id/verification");
  });

type Row = {
  branchId: string;
  personId: string;
  createdBy: string | null;
  frozen: boolean;
  withdrawnAt: number | null;
  form: string;
};

function shown<R extends Row>(scope: Scope, { createdBy, ...row }: R) {
  const target = { unitId: row.branchId, personId: row.personId };
  const isOwn = row.personId === scope.personId;
  const wrote = isOwn || createdBy === scope.actor.accountId;
  const live = row.withdrawnAt === null;
  return {
    ...row,
    can: [
      ...(live && !row.frozen && wrote && can(scope, "note.write", target) ? ["note.write"] : []),
      ...(live && row.form === "book" && !isOwn && can(scope, "note.verify", target) ? ["note.verify"] : []),
    ],
  };
}
