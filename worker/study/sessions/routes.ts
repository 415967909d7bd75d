import { Hono } from "hono";
import { quarterOf } from "../../core/calendar";
import { can, permit } from "../../core/permissions";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { governing, versionsOf } from "../../measures/versions/records";
import { type AttendanceStatus, countsOf } from "../../measures/versions/rules-counting";
import type { Measures } from "../../measures/versions/shape";
import {
  cancelSession,
  closeSession,
  editSession,
  occurrencesOf,
  openSession,
  planSession,
  writeMinutes,
} from "./actions";
import { findSession, PAGE_ROWS, sessionRows } from "./records";
import { earlierMinutes } from "./records-minutes";
import {
  AskSeries,
  CancelSession,
  EditSession,
  endpoints,
  ListSessions,
  PlanSession,
  type RollCounts,
  WriteMinutes,
} from "./shape";

const answer = answering(endpoints);

export const sessions = new Hono<App>()
  .get("/", query(ListSessions), async (c) => {
    const { scope } = c.var;
    const rows = await sessionRows(scope, c.req.valid("query"));
    const versions = await versionsOf(scope);
    const page = rows.slice(0, PAGE_ROWS);
    const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
    return answer(c, "GET /sessions", {
      sessions: page.map(({ statuses, unitPath: _, ...row }) => ({
        ...row,
        counts: rollCounts(statuses, governing(versions, quarterOf(row.heldOn)).measures),
        can: can(scope, "attendance.record", { unitId: row.unitId }) ? ["attendance.record"] : [],
      })),
      after: last ? `${last.heldOn}~${last.startsAt}~${last.id}` : null,
    });
  })
  .post("/", body(PlanSession), async (c) =>
    answer(c, "POST /sessions", { id: await planSession(c.var.scope, c.req.valid("json")) }, 201),
  )
  .get("/series", query(AskSeries), async (c) => {
    const { first, ...repeat } = c.req.valid("query");
    return answer(c, "GET /sessions/series", { days: await occurrencesOf(c.var.scope, first, repeat) });
  })
  .put("/:id", body(EditSession), async (c) => {
    await editSession(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "PUT /sessions/:id");
  })
  .post("/:id/cancellation", body(CancelSession), async (c) => {
    await cancelSession(c.var.scope, c.req.param("id"), c.req.valid("json").reason);
    return answer(c, "POST /sessions/:id/cancellation");
  })
  .post("/:id/opening", async (c) => {
    await openSession(c.var.scope, c.req.param("id"));
    return answer(c, "POST /sessions/:id/opening");
  })
  .post("/:id/closure", async (c) => {
    await closeSession(c.var.scope, c.req.param("id"));
    return answer(c, "POST /sessions/:id/closure");
  })
  .put("/:id/minutes", body(WriteMinutes), async (c) =>
    answer(
      c,
      "PUT /sessions/:id/minutes",
      await writeMinutes(c.var.scope, c.req.param("id"), c.req.valid("json")),
    ),
  )
  .get("/:id/minutes/versions", async (c) => {
    const { scope } = c.var;
    const session = await findSession(scope, c.req.param("id"));
    permit(scope, "attendance.record", { unitId: session.unitId });
    return answer(c, "GET /sessions/:id/minutes/versions", {
      versions: await earlierMinutes(scope, session.id),
    });
  });

function rollCounts(
  { unmarked = 0, ...statuses }: Record<string, number>,
  { attendance }: Measures,
): RollCounts {
  const none = countsOf([]);
  const marked = Object.entries(statuses).map(([status, n]) => {
    const one = countsOf([status as AttendanceStatus], attendance);
    return { roll: n, expected: one.expected * n, present: one.present * n };
  });
  const total = (key: "roll" | "expected" | "present") =>
    marked.reduce((sum, counts) => sum + counts[key], none[key]);
  return { roll: total("roll") + unmarked, expected: total("expected"), present: total("present"), unmarked };
}
