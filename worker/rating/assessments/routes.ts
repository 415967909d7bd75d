import { Hono } from "hono";
import * as v from "valibot";
import { noteFactsExport } from "../../access/audit/actions";
import { can, permit, permitSomewhere } from "../../core/permissions";
import type { Scope } from "../../core/scope";
import { AfterPlace, Id, YearText } from "../../core/shapes";
import { streamOf } from "../../core/stream";
import type { App } from "../../http/app";
import { body, parsed, query } from "../../http/input";
import { labelsOf } from "../../inspection/facts/labels";
import { findVersion, measuresUsed } from "../../measures/versions/records";
import { findUnit } from "../../organization/units/records";
import { ballotSheet } from "../ballots/records";
import {
  abilitiesOn,
  approveOverride,
  confirmRatings,
  dropOverride,
  overrideRating,
  recordBallots,
} from "../decisions/actions";
import { findRating, ratingPage } from "../decisions/records";
import { citesOf, recordsCited } from "../engine/rules";
import { differencesBetween } from "../engine/rules-differences";
import { ApproveOverride, type Assessed, ConfirmRatings, OverrideRating, SaveBallots } from "../engine/shape";
import { fileTexts } from "../files/rules-export";
import { unitOverviews } from "./reads-overview";
import { factsWithoutBallots, withoutBallots } from "./reads-present";
import {
  assessmentRows,
  changedRows,
  factsOf,
  factsSlices,
  findAssessment,
  quotaRows,
  supersededBy,
} from "./records";

const OfUnit = v.strictObject({ unit: v.optional(Id) });
const PageOfUnit = v.strictObject({ unit: v.optional(Id), after: AfterPlace });

export const assessments = new Hono<App>()
  .get("/", async (c) => {
    permitSomewhere(c.var.scope, "assessment.read");
    return c.json({ assessments: await assessmentRows(c.var.scope) });
  })
  .get("/:id", query(PageOfUnit), async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "assessment.read");
    const assessment = await findAssessment(scope, c.req.param("id"));
    const { unit, after } = c.req.valid("query");
    const page = await ratingPage(scope, assessment.id, { unitId: unit }, after);
    const ratings = page.rows.filter((row) =>
      can(scope, "assessment.read", { unitId: row.branchId, personId: row.personId }),
    );
    const quotas = await quotaRows(scope, assessment.id);
    const named = new Set(ratings.map((rating) => rating.quotaId));
    const position = placesAmong(scope, page.order);
    return c.json({
      assessment,
      ratings: ratings.map(({ place: _place, ...rating }) => ({
        ...rating,
        score: mayReadBallots(scope, rating) ? rating.score : withoutBallots(rating.score as Assessed),
        position: position(rating),
        can: abilitiesOn(scope, assessment.scheme, rating),
      })),
      quotas: quotas
        .filter((quota) => named.has(quota.quotaId))
        .map((quota) => withinReach(scope, quota, ratings)),
      after: page.after,
    });
  })
  .get("/:id/units", async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "assessment.read");
    const { id, scheme } = await findAssessment(scope, c.req.param("id"));
    return c.json({ units: await unitOverviews(scope, id, scheme) });
  })
  .get("/:id/people/:person", async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "assessment.read");
    const assessment = await findAssessment(scope, c.req.param("id"));
    const rating = await findRating(scope, assessment.id, c.req.param("person"));
    permit(scope, "assessment.read", { unitId: rating.branchId, personId: rating.personId });
    const frozen = await factsOf(scope, assessment.id, rating.personId);
    const open = mayReadBallots(scope, rating);
    const facts = open ? frozen : factsWithoutBallots(frozen);
    const score = open ? (rating.score as Assessed) : withoutBallots(rating.score as Assessed);
    const cited = recordsCited(facts, citesOf(score)).map(({ id }) => id);
    const quotas = (await quotaRows(scope, assessment.id)).filter(
      (quota) => quota.quotaId === rating.quotaId,
    );
    return c.json({
      assessment,
      rating: { ...rating, score, position: placesAmong(scope, [rating.position])(rating) },
      facts,
      labels: await labelsOf(scope, cited),
      quota: quotas[0] ? withinReach(scope, quotas[0], [rating]) : null,
      measuresNumber: (await findVersion(scope, assessment.measuresId)).number,
      can: abilitiesOn(scope, assessment.scheme, rating),
    });
  })
  .get("/:id/differences", query(OfUnit), async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "assessment.read");
    const assessment = await findAssessment(scope, c.req.param("id"));
    const earlier = await supersededBy(scope, assessment);
    if (!earlier) return c.json({ supersedes: null, differences: [] });
    const rows = await changedRows(scope, earlier.id, assessment.id, c.req.valid("query").unit);
    const differences = differencesBetween(rows.before, rows.after).filter(({ branchId, personId }) =>
      can(scope, "assessment.read", { unitId: branchId, personId }),
    );
    const { id, attempt, measuresId, engine, recordedUntil } = earlier;
    return c.json({ supersedes: { id, attempt, measuresId, engine, recordedUntil }, differences });
  })
  .post("/:id/facts", async (c) => {
    const { scope } = c.var;
    permit(scope, "measures.manage");
    const assessment = await findAssessment(scope, c.req.param("id"));
    const { measures, versions } = await measuresUsed(scope, assessment.measuresId, assessment.year);
    const quotas = await quotaRows(scope, assessment.id);
    await noteFactsExport(scope, assessment.id);
    const texts = fileTexts({ ...assessment, measures, versions }, factsSlices(scope, assessment.id), quotas);
    c.header("Content-Type", "application/json; charset=utf-8");
    return c.body(streamOf(texts));
  })
  .post("/:id/confirmation", body(ConfirmRatings), async (c) =>
    c.json({ confirmed: await confirmRatings(c.var.scope, c.req.param("id"), c.req.valid("json")) }, 201),
  )
  .post("/:id/people/:person/override", body(OverrideRating), async (c) =>
    c.json(
      {
        id: await overrideRating(c.var.scope, c.req.param("id"), c.req.param("person"), c.req.valid("json")),
      },
      201,
    ),
  )
  .post("/:id/people/:person/override/approval", body(ApproveOverride), async (c) => {
    const { override } = c.req.valid("json");
    await approveOverride(c.var.scope, c.req.param("id"), c.req.param("person"), override);
    return c.body(null, 204);
  })
  .delete("/:id/people/:person/override", async (c) => {
    await dropOverride(c.var.scope, c.req.param("id"), c.req.param("person"));
    return c.body(null, 204);
  });

/** The counts of a branch's appraisal ballots, by year. */
export const ballots = new Hono<App>()
  .get("/:year", query(v.strictObject({ branch: Id })), async (c) => {
    const { scope } = c.var;
    const branch = await findUnit(scope, c.req.valid("query").branch);
    permit(scope, "ballot.record", { unitId: branch.id });
    const year = parsed(YearText, c.req.param("year"));
    return c.json({
      branch: { id: branch.id, name: branch.name },
      ...(await ballotSheet(scope, year, branch.id)),
      can: can(scope, "ballot.record", { unitId: branch.id }) ? ["ballot.record"] : [],
    });
  })
  .put("/:year", body(SaveBallots), async (c) => {
    await recordBallots(c.var.scope, parsed(YearText, c.req.param("year")), c.req.valid("json"));
    return c.body(null, 204);
  });

function mayReadBallots(scope: Scope, { branchId, personId }: { branchId: string; personId: string }) {
  return can(scope, "ballot.read", { unitId: branchId, personId });
}

/** A place in the county's order is for whoever reads the county; others get the order among what they see. */
function placesAmong(scope: Scope, seen: readonly number[]): (rating: { position: number }) => number {
  if (can(scope, "assessment.read")) return (rating) => rating.position;
  const place = new Map(seen.map((position, index) => [position, index + 1]));
  return (rating) => place.get(rating.position) ?? 1;
}

/** Base, cap and counts are everybody's; who else is a candidate is for those who may read that person's rating. */
function withinReach(scope: Scope, quota: QuotaRow, ratings: readonly { personId: string }[]) {
  const counts = {
    proposed: quota.proposed.length,
    beyond: quota.beyond.length,
    candidates: quota.pending.candidates.length,
  };
  if (can(scope, "assessment.read")) return { ...quota, counts };
  const visible = new Set(ratings.map((rating) => rating.personId));
  const seen = (ids: readonly string[]) => ids.filter((id) => visible.has(id));
  return {
    ...quota,
    counts,
    proposed: seen(quota.proposed),
    beyond: seen(quota.beyond),
    pending: { ...quota.pending, candidates: seen(quota.pending.candidates) },
  };
}
type QuotaRow = Awaited<ReturnType<typeof quotaRows>>[number];
