import { Hono } from "hono";
import * as v from "valibot";
import { yearOf } from "../../core/calendar";
import { can, permitSomewhere } from "../../core/permissions";
import { YearText } from "../../core/shapes";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { query } from "../../http/input";
import { branchFactsOf } from "./records";
import { branchRatings } from "./rules";
import { endpoints } from "./shape";

const answer = answering(endpoints);

/** Scores and stars of a year to date, in the fixed order of units; a branch's own people see only their branch and no other candidate. */
export const branchRating = new Hono<App>().get(
  "/",
  query(v.strictObject({ year: v.optional(YearText) })),
  async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "comparison.read");
    const year = c.req.valid("query").year ?? yearOf(scope.today);
    const { facts, measures, version, last } = await branchFactsOf(scope, year);
    const { ratings, quota } = branchRatings(facts, measures);
    const mine = ratings.filter(({ branchId }) => can(scope, "comparison.read", { unitId: branchId }));
    const seen = new Set(mine.map(({ branchId }) => branchId));
    const only = (ids: readonly string[]) => ids.filter((id) => seen.has(id));
    return answer(c, "GET /branch-ratings", {
      year,
      until: last,
      measures: version,
      ratings: mine,
      meetings: Object.fromEntries(
        facts
          .filter(({ branchId }) => seen.has(branchId))
          .map(({ branchId, meetings }) => [branchId, meetings]),
      ),
      quota: {
        ...quota,
        proposed: only(quota.proposed),
        beyond: only(quota.beyond),
        pending: { ...quota.pending, candidates: only(quota.pending.candidates) },
      },
    });
  },
);
