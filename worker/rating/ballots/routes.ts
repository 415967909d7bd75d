import { Hono } from "hono";
import * as v from "valibot";
import { can, permit } from "../../core/permissions";
import { Id, YearText } from "../../core/shapes";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, parsed, query } from "../../http/input";
import { findUnit } from "../../organization/units/records";
import { SaveBallots } from "../engine/shape";
import { recordBallots } from "./actions";
import { ballotSheet } from "./records";
import { endpoints } from "./shape";

const answer = answering(endpoints);

/** The counts of a branch's appraisal ballots, by year. */
export const ballots = new Hono<App>()
  .get("/:year", query(v.strictObject({ branch: Id })), async (c) => {
    const { scope } = c.var;
    const branch = await findUnit(scope, c.req.valid("query").branch);
    permit(scope, "ballot.record", { unitId: branch.id });
    const year = parsed(YearText, c.req.param("year"));
    return answer(c, "GET /ballots/:year", {
      branch: { id: branch.id, name: branch.name },
      ...(await ballotSheet(scope, year, branch.id)),
      can: can(scope, "ballot.record", { unitId: branch.id }) ? ["ballot.record"] : [],
    });
  })
  .put("/:year", body(SaveBallots), async (c) => {
    await recordBallots(c.var.scope, parsed(YearText, c.req.param("year")), c.req.valid("json"));
    return answer(c, "PUT /ballots/:year");
  });
