import { lastDay, startOfDayMs } from "../core/calendar";
import { commit, type Write } from "../core/commit";
import { newId } from "../core/ids";
import { Refusal } from "../core/refusal";
import type { Scope } from "../core/scope";
import { YEAR_SLICE_PEOPLE, yearSlice } from "../facts/records";
import { yearFactsOf } from "../facts/rules";
import { changesQuery } from "../holidays/records";
import { daysOffAsOf } from "../holidays/rules";
import { asVersions, governing, versionQuery, versionsOf } from "../measures/records";
import { SCHEMES, type Scheme } from "../measures/shape";
import { advance, advanced, type Run } from "../runs/records";
import { hundredths } from "./present";
import {
  assessedOf,
  assessmentsOfRun,
  insertAssessments,
  insertProposals,
  insertQuotas,
  insertScores,
  type NewScore,
  quotaUnits,
} from "./records";
import { assess, proposalOf } from "./rules";
import type { Assessed } from "./shape";

/** Raised when the same facts could give another score. */
export const ENGINE = "assessment-1";

/**
 * Proposes scores, gates, grades and quota outcomes for everyone under both schemes (measures §7).
 * Cursor: "" → "p:<last person>" → "rank:<scheme>" for each scheme → done.
 */
export async function proposeRatings(scope: Scope, run: Run): Promise<Run> {
  const scheme = SCHEMES.find((candidate) => run.cursor === `rank:${candidate}`);
  return scheme ? rank(scope, run, scheme) : score(scope, run);
}

async function score(scope: Scope, run: Run): Promise<Run> {
  const year = Number(run.period);
  const [adopted, ofRun, changes] = await scope.db.batch([
    versionQuery(scope),
    assessmentsOfRun(scope, run.id),
    changesQuery(scope),
  ]);
  const { id: measuresId, measures, versions } = governing(asVersions(adopted), `${year}Q4`);
  const assessmentDay = `${year}-${measures.timetable.assessmentDay}`;
  const recordedUntil = startOfDayMs(`${year + 1}-${measures.timetable.runOn}`);
  const span = {
    first: `${year}-01-01`,
    last: lastDay(year),
    recordedUntil: run.attempt === 1 ? recordedUntil : run.createdAt,
    makeUps: measures.timetable,
  };
  const daysOff = daysOffAsOf(changes, span.recordedUntil);
  const started =
    run.cursor === "" ? newAssessments(run, year, measuresId, assessmentDay, span.recordedUntil) : [];
  const known = run.cursor === "" ? started : ofRun;
  const { records, mustReads } = await yearSlice(scope, year, span, run.cursor.slice(2));
  let people = 0;
  function* scores(): Iterable<NewScore> {
    for (const record of records) {
      const facts = yearFactsOf(record, year, assessmentDay, mustReads, measures, daysOff);
      if (!facts) continue;
      people += 1;
      yield {
        personId: facts.personId,
        branchId: facts.branch.id,
        organId: facts.organ.id,
        name: facts.name,
        branchName: facts.branch.name,
        facts,
        scores: known.map(({ id, scheme }) => ({
          assessmentId: id,
          score: assess(facts, measures, scheme, versions),
        })),
      };
    }
  }
  const inserts = insertScores(scope, scores());
  const cursor = records.length < YEAR_SLICE_PEOPLE ? `rank:${SCHEMES[0]}` : `p:${records.at(-1)?.personId}`;
  const to = { cursor, done: people };
  await commit(scope, [...advance(scope, run, to), ...insertAssessments(scope, started), ...inserts], {
    event: "ratings.scored",
    subject: run.id,
    detail: { year, people },
  });
  return advanced(run, to);
}

function newAssessments(
  run: Run,
  year: number,
  measuresId: string,
  assessmentDay: string,
  recordedUntil: number,
) {
  return SCHEMES.map((scheme) => ({
    id: newId("ass"),
    year,
    scheme,
    attempt: run.attempt,
    measuresId,
    engine: ENGINE,
    assessmentDay,
    recordedUntil,
    runId: run.id,
  }));
}

async function rank(scope: Scope, run: Run, scheme: Scheme): Promise<Run> {
  const assessment = (await assessmentsOfRun(scope, run.id)).find((candidate) => candidate.scheme === scheme);
  if (!assessment) throw new Refusal("not_started");
  const { measures } = governing(await versionsOf(scope), `${assessment.year}Q4`);
  const assessed = await assessedOf(scope, assessment.id);
  const units = await quotaUnits(scope, assessment.year, assessment.recordedUntil);
  const proposal = proposalOf(assessed, units, measures, scheme);
  const branchOf = new Map(assessed.map((person) => [person.personId, person.branchId]));
  const quotaOf = new Map(
    proposal.quotas.flatMap((quota) => quota.unitIds.map((id) => [id, quota.quotaId] as const)),
  );
  const position = new Map(inOrder(proposal.ratings).map((person, index) => [person.personId, index + 1]));
  const rows = proposal.ratings.map(({ personId, outcome, grade, tieKey, unitId, score: total }) => ({
    assessmentId: assessment.id,
    personId,
    branchId: branchOf.get(personId) ?? "",
    quotaId: quotaOf.get(unitId) ?? null,
    outcome,
    grade,
    totalHundredths: total ? hundredths(total.total) : null,
    position: position.get(personId) ?? 0,
    proposal: { tieKey },
  }));
  const warningsOf = new Map(proposal.warnings.map((entry) => [entry.unitId, entry.warnings]));
  const quotas = proposal.quotas.map((quota) => ({
    assessmentId: assessment.id,
    quotaId: quota.quotaId,
    base: quota.base,
    cap: quota.cap,
    quota: { ...quota, warnings: quota.unitIds.flatMap((id) => warningsOf.get(id) ?? []) },
  }));
  const next = SCHEMES[SCHEMES.indexOf(scheme) + 1];
  const to = next ? { cursor: `rank:${next}`, done: 0 } : { cursor: "end", done: 0, state: "done" as const };
  const writes: Write[] = [
    ...advance(scope, run, to),
    ...insertProposals(scope, rows),
    ...insertQuotas(scope, quotas),
  ];
  await commit(scope, writes, {
    event: "ratings.proposed",
    subject: assessment.id,
    detail: { scheme, year: assessment.year },
  });
  return advanced(run, to);
}

/** Best first within the county; the ungraded after the graded. */
function inOrder<T extends Pick<Assessed, "score" | "personId" | "notGraded">>(people: readonly T[]): T[] {
  const total = (person: T) => (person.score && !person.notGraded ? hundredths(person.score.total) : -1);
  return people.toSorted((a, b) => total(b) - total(a) || (a.personId < b.personId ? -1 : 1));
}
