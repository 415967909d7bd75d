import { Hono } from "hono";
import { yearOf } from "../../core/calendar";
import { can, permitSomewhere } from "../../core/permissions";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { addContribution, addMustRead, approveContribution, recordReadings } from "./actions";
import { contributionRows, mustReadsWithReadings, PAGE_ROWS } from "./records";
import {
  AddContribution,
  AddMustRead,
  type ContributionPage,
  ListContributions,
  ListMustReads,
  type MustReadList,
  RecordReadings,
} from "./shape";

export const learning = new Hono<App>()
  .get("/", query(ListContributions), async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "person.read");
    const rows = await contributionRows(scope, c.req.valid("query"));
    const page = rows.slice(0, PAGE_ROWS);
    const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
    return c.json({
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
    } satisfies ContributionPage);
  })
  .post("/", body(AddContribution), async (c) =>
    c.json({ id: await addContribution(c.var.scope, c.req.valid("json")) }, 201),
  )
  .post("/:id/approval", async (c) => {
    await approveContribution(c.var.scope, c.req.param("id"));
    return c.body(null, 204);
  });

export const mustReads = new Hono<App>()
  .get("/", query(ListMustReads), async (c) => {
    const { scope } = c.var;
    const year = c.req.valid("query").year ?? yearOf(scope.today);
    return c.json({
      year,
      mustReads: await mustReadsWithReadings(scope, year),
      can: can(scope, "reading.manage") ? ["reading.manage"] : [],
    } satisfies MustReadList);
  })
  .post("/", body(AddMustRead), async (c) =>
    c.json({ id: await addMustRead(c.var.scope, c.req.valid("json")) }, 201),
  )
  .post("/:id/readings", body(RecordReadings), async (c) => {
    await recordReadings(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return c.body(null, 204);
  });
