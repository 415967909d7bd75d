import { Hono } from "hono";
import { yearOf } from "../../core/calendar";
import { can, permitSomewhere } from "../../core/permissions";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { addContribution, addMustRead, approveContribution, recordReadings } from "./actions";
import { contributionRows, mustReadsWithReadings, PAGE_ROWS } from "./records";
import {
  AddContribution,
  AddMustRead,
  endpoints,
  ListContributions,
  ListMustReads,
  RecordReadings,
} from "./shape";

const answer = answering(endpoints);

export const learning = new Hono<App>()
  .get("/", query(ListContributions), async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "person.read");
    const rows = await contributionRows(scope, c.req.valid("query"));
    const page = rows.slice(0, PAGE_ROWS);
    const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
    return answer(c, "GET /learning", {
      contributions: page.map(({ createdBy, ...row }) => ({
        ...row,
        can:
          row.approvedAt === null &&
          row.personId !== scope.personId &&
          createdBy !== scope.actor.accountId &&
          can(scope, "learning.record", { unitId: row.branchId })
            ? ["learning.record"]
            : [],
      })),
      after: last ? `${last.doneOn}~${last.id}` : null,
    });
  })
  .post("/", body(AddContribution), async (c) =>
    answer(c, "POST /learning", { id: await addContribution(c.var.scope, c.req.valid("json")) }, 201),
  )
  .post("/:id/approval", async (c) => {
    await approveContribution(c.var.scope, c.req.param("id"));
    return answer(c, "POST /learning/:id/approval");
  });

export const mustReads = new Hono<App>()
  .get("/", query(ListMustReads), async (c) => {
    const { scope } = c.var;
    const year = c.req.valid("query").year ?? yearOf(scope.today);
    return answer(c, "GET /must-reads", {
      year,
      mustReads: await mustReadsWithReadings(scope, year),
      can: can(scope, "reading.manage") ? ["reading.manage"] : [],
    });
  })
  .post("/", body(AddMustRead), async (c) =>
    answer(c, "POST /must-reads", { id: await addMustRead(c.var.scope, c.req.valid("json")) }, 201),
  )
  .post("/:id/readings", body(RecordReadings), async (c) => {
    await recordReadings(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "POST /must-reads/:id/readings");
  });
