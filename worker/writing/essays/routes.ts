import { Hono } from "hono";
import { quarterOf } from "../../core/calendar";
import { can, permit, permitSomewhere } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { governing, versionsOf } from "../../measures/versions/records";
import { acceptEssay, returnEssay, submitEssay } from "./actions";
import { essayRows, findEssay, PAGE_ROWS } from "./records";
import { AcceptEssay, endpoints, ListEssays, ReturnEssay, SubmitEssay } from "./shape";

const answer = answering(endpoints);

export const essays = new Hono<App>()
  .get("/", query(ListEssays), async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "essay.read");
    const rows = await essayRows(scope, c.req.valid("query"));
    const page = rows.slice(0, PAGE_ROWS);
    const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
    return answer(c, "GET /essays", {
      essays: page.map((row) => ({ ...row, can: abilitiesOn(scope, row) })),
      after: last ? `${last.half}~${last.id}` : null,
    });
  })
  .post("/", body(SubmitEssay), async (c) =>
    answer(c, "POST /essays", await submitEssay(c.var.scope, c.req.valid("json")), 201),
  )
  .get("/:id", async (c) => {
    const { scope } = c.var;
    const { post, ...essay } = await findEssay(scope, c.req.param("id"));
    permit(scope, "essay.read", { unitId: essay.branchId, personId: essay.personId });
    const { measures } = governing(await versionsOf(scope), quarterOf(scope.today));
    return answer(c, "GET /essays/:id", {
      ...essay,
      minimumCharacters: measures.targets.essays.characters[post ?? "staff"],
      can: abilitiesOn(scope, essay),
    });
  })
  .post("/:id/acceptance", body(AcceptEssay), async (c) => {
    await acceptEssay(c.var.scope, c.req.param("id"), c.req.valid("json").version);
    return answer(c, "POST /essays/:id/acceptance");
  })
  .post("/:id/return", body(ReturnEssay), async (c) => {
    const { version, comment } = c.req.valid("json");
    await returnEssay(c.var.scope, c.req.param("id"), version, comment);
    return answer(c, "POST /essays/:id/return");
  });

/** Review while it waits, write again once it was returned. */
function abilitiesOn(scope: Scope, essay: { branchId: string; personId: string; state: string }): string[] {
  const target = { unitId: essay.branchId, personId: essay.personId };
  const ability = ({ submitted: "essay.review", returned: "essay.write" } as const)[
    essay.state as "submitted"
  ];
  if (ability === "essay.review" && essay.personId === scope.personId) return [];
  return ability && can(scope, ability, target) ? [ability] : [];
}
