import { addDays, type DaysOff, lastDay, startOfDayMs } from "../core/calendar";
import { commit, type Write } from "../core/commit";
import { newId } from "../core/ids";
import type { Scope } from "../core/scope";
import { mustReadsOf, YEAR_SLICE_PEOPLE, yearSlice } from "../facts/records";
import { yearFactsOf } from "../facts/rules";
import { changesQuery } from "../holidays/records";
import { daysOffAsOf } from "../holidays/rules";
import { asVersions, governing, insertUsed, versionQuery } from "../measures/records";
import { type Measures, SCHEMES } from "../measures/shape";
import { advance, advanced, type Run, type Slice } from "../runs/records";
import { hundredths } from "./present";
import { assess, proposalOf } from "./rules";
import {
  assessedOf,
  assessmentsOfRun,
  insertAssessments,
  insertProposals,
  insertQuotas,
  insertScores,
  type NewAssessment,
  type NewScore,
  quotaUnits,
} from "./run-records";
import type { Assessed } from "./shape";

/** Raised when the same facts could give another score. */
export const ENGINE = "assessment-1";

/**
 * Proposes scores, gates, grades and quota outcomes for everyone under both schemes (measures §7).
 * Cursor: "" → "p:<last person>" → "rank:<scheme>" for each scheme → done.
 */
export async function proposeRatings(scope: Scope, taken: Run, people = YEAR_SLICE_PEOPLE): Promise<Slice> {
  const year = Number(taken.period);
  const [adopted, ofRun, changes] = await scope.db.batch([
    versionQuery(scope),
    assessmentsOfRun(scope, taken.id),
    changesQuery(scope),
  ]);
  const measures = governing(asVersions(adopted), `${year}Q4`);
  const assessments = taken.cursor === "" ? newAssessments(taken, year, measures) : ofRun;
  const recordedUntil = assessments[0]?.recordedUntil ?? 0;
  const mustReads = await mustReadsOf(scope, year, recordedUntil);
  const daysOff = daysOffAsOf(changes, recordedUntil);
  const of = { year, recordedUntil, measures, assessments, mustReads, daysOff, most: people };
  return async (run) => {
    const ranked = of.assessments.find(({ scheme }) => run.cursor === `rank:${scheme}`);
    return ranked ? rank(scope, run, ranked, measures.measures) : score(scope, run, of);
  };
}

/** What the slices of one delivery share. */
type OfRun = {
  year: number;
  recordedUntil: number;
  measures: Governing;
  assessments: readonly NewAssessment[];
  mustReads: readonly string[];
  daysOff: DaysOff;
  /** People a slice. */
  most: number;
};
type Governing = ReturnType<typeof governing>;

async function score(scope: Scope, run: Run, of: OfRun): Promise<Run> {
  const { year, recordedUntil, mustReads, daysOff, most } = of;
  const { measures, versions } = of.measures;
  const assessmentDay = `${year}-${measures.timetable.assessmentDay}`;
  const span = { first: `${year}-01-01`, last: lastDay(year), recordedUntil, makeUps: measures.timetable };
  const records = await yearSlice(scope, year, span, run.cursor.slice(2), most);
  let people = 0;
  function* scores(): Iterable<NewScore> {
    for (const record of records) {
      const facts = yearFactsOf(record, year, assessmentDay, mustReads, measures, daysOff, versions);
      if (!facts) continue;
      people += 1;
      const assessed = of.assessments.map(({ id, scheme }) => ({
        assessmentId: id,
        score: assess(facts, measures, scheme, versions),
      }));
      yield { facts, scores: assessed };
    }
  }
  const inserts = insertScores(scope, scores());
  const cursor = records.length < most ? `rank:${SCHEMES[0]}` : `p:${records.last}`;
  const to = { cursor, done: people };
  const started =
    run.cursor === ""
      ? [insertUsed(scope, of.measures, `${year}Q4`), ...insertAssessments(scope, of.assessments)]
      : [];
  await commit(scope, [...advance(scope, run, to), ...started, ...inserts], {
    event: "ratings.scored",
    subject: run.id,
    detail: { year, people },
  });
  return advanced(run, to);
}

function newAssessments(run: Run, year: number, { id: measuresId, measures }: Governing): NewAssessment[] {
  // Facts as recorded by the end of the evidence day, however much later the run is due (measures §7).
  const until = startOfDayMs(addDays(`${year + 1}-${measures.timetable.evidenceUntil}`, 1));
  return SCHEMES.map((scheme) => ({
    id: newId("ass"),
    year,
    scheme,
    attempt: run.attempt,
    measuresId,
    engine: ENGINE,
    assessmentDay: `${year}-${measures.timetable.assessmentDay}`,
    recordedUntil: run.attempt === 1 ? until : run.createdAt,
    runId: run.id,
  }));
}

async function rank(scope: Scope, run: Run, assessment: NewAssessment, measures: Measures): Promise<Run> {
  const { scheme } = assessment;
  const assessed = await assessedOf(scope, assessment.id);
  const units = await quotaUnits(scope, assessment.year, assessment.recordedUntil);
  const proposal = proposalOf(assessed, units, measures, scheme);
  const branchOf = new Map(assessed.map((person) => [person.personId, person.branchId]));
  const quotaOf = new Map(
    proposal.quotas.flatMap((quota) => quota.unitIds.map((id) => [id, quota.quotaId] as const)),
  );
  const position = new Map(inOrder(proposal.ratings).map((person, index) => [person.personId, index + 1]));
  const rows = proposal.ratings.map(({ personId, outcome, grade, tieKey, unitId, score: total }) => ({
    personId,
    branchId: branchOf.get(personId) ?? "",
    quotaId: quotaOf.get(unitId) ?? null,
    outcome,
    grade,
    totalHundredths: total ? hundredths(total.total) : null,
    position: position.get(personId) ?? 0,
    tieKey,
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
    ...insertProposals(scope, assessment.id, rows),
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
