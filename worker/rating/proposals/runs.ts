import { SCHEMES } from "../../../db/vocabulary";
import { addDays, type DaysOff, lastDay, startOfDayMs } from "../../core/calendar";
import { commit } from "../../core/commit";
import { newId } from "../../core/ids";
import type { Scope } from "../../core/scope";
import { mustReadsOf, YEAR_SLICE_PEOPLE, yearSlice } from "../../inspection/facts/records";
import { yearFactsOf } from "../../inspection/facts/rules";
import { yearFigures } from "../../inspection/figures/runs";
import { advance, advanced, type Run, type Slice } from "../../ledger/runs/records";
import { changesQuery } from "../../measures/holidays/records";
import { daysOffAsOf } from "../../measures/holidays/rules";
import { asVersions, governing, insertUsed, versionQuery } from "../../measures/versions/records";
import { assess } from "../engine/rules";
import {
  assessmentsOfRun,
  insertAssessments,
  insertScores,
  type NewAssessment,
  type NewScore,
} from "./records-run";
import { RANK_SLICE_PEOPLE, type Ranking, rank, rankCursor, rankingOf } from "./runs-rank";

/** Raised when the same facts could give another score. */
export const ENGINE = "assessment-1";

/**
 * Proposes scores, gates, grades and quota outcomes for everyone under both schemes (measures §7).
 * The year's figures are stored with the last of them. Cursor: "" → "p:<last person>" → for each scheme "rank:<scheme>" → "rank:<scheme>:<last quota>" → done.
 */
export async function proposeRatings(scope: Scope, taken: Run, people?: number): Promise<Slice> {
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
  const of = {
    year,
    recordedUntil,
    measures,
    assessments,
    mustReads,
    daysOff,
    most: people ?? YEAR_SLICE_PEOPLE,
  };
  let ranking: Ranking | undefined;
  return async (run) => {
    const ranked = of.assessments.find(({ scheme }) => run.cursor.startsWith(rankCursor(scheme)));
    if (!ranked) return score(scope, run, of);
    if (ranking?.assessment !== ranked) ranking = await rankingOf(scope, ranked, measures.measures);
    return rank(scope, run, ranking, people ?? RANK_SLICE_PEOPLE, () => figuresOf(scope, of));
  };
}

/** The year's figures count those whom the democratic appraisal rates (decisions: Comparison). */
async function figuresOf(scope: Scope, { year, recordedUntil, measures, daysOff, assessments }: OfRun) {
  const rated = assessments.find(({ scheme }) => scheme === "democratic_appraisal");
  if (!rated) return [];
  const of = { id: rated.id, year, attempt: rated.attempt ?? 1, recordedUntil };
  return yearFigures(scope, of, { ...measures, daysOff });
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
  const cursor = records.length < most ? rankCursor(SCHEMES[0]) : `p:${records.last}`;
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
