import type { Scheme } from "../../../db/vocabulary";
import { type DaysOff, firstDay, lastDay, quarterOf, yearOf } from "../../core/calendar";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { mustReadsOf, YEAR_SLICE_PEOPLE, yearRecords } from "../../inspection/facts/records";
import { yearFactsOf } from "../../inspection/facts/rules";
import type { YearRecord } from "../../inspection/facts/shape";
import { changesQuery } from "../../measures/holidays/records";
import { daysOffAsOf } from "../../measures/holidays/rules";
import { soundDraft } from "../../measures/versions/actions";
import { asVersions, governing, versionQuery } from "../../measures/versions/records";
import type { Measures, MeasuresVersion } from "../../measures/versions/shape";
import type { TryMeasures } from "../../measures/versions/shape-adoption";
import { assess, proposalOf } from "../engine/rules";
import { whatIf } from "../engine/rules-what-if";
import type { QuotaUnit } from "../engine/shape";
import type { Assessed } from "../engine/shape-answers";
import { latestRun } from "../proposals/records";
import { quotaUnits } from "../proposals/records-run";
import type { Trial } from "./shape";

export type { Trial };

/** Who would be proposed differently under a draft, on the facts of a year as its run saw them or as they stand; nothing is written (product F7). */
export async function tryMeasures(scope: Scope, input: TryMeasures): Promise<Trial> {
  permit(scope, "measures.manage");
  const content = soundDraft(input.content);
  const { year, scheme } = input;
  if (year > yearOf(scope.today)) {
    throw new Refusal("invalid_input", { fields: [{ path: "year", reason: "in_future" }] });
  }
  const [adopted, changes] = await scope.db.batch([versionQuery(scope), changesQuery(scope)]);
  const held = governing(asVersions(adopted), quarterOf(lastDay(year)));
  const from = input.fromQuarter ?? quarterOf(firstDay(year));
  const drafted = [...held.versions.filter((version) => version.from < from), { from, measures: content }];
  const recordedUntil = (await latestRun(scope, year, scheme))?.recordedUntil ?? scope.now;
  const asHeld = await recordsOf(scope, year, recordedUntil, held.measures);
  const asDrafted = isCountedAlike(held.measures, content)
    ? asHeld
    : await recordsOf(scope, year, recordedUntil, content);
  const units = await quotaUnits(scope, year, recordedUntil);
  const mustReads = await mustReadsOf(scope, year, recordedUntil);
  const daysOff = daysOffAsOf(changes, recordedUntil);
  const under = (records: readonly YearRecord[], measures: Measures, versions: MeasuresVersion[]) =>
    proposed(records, { year, scheme, mustReads, units, daysOff, measures, versions });
  const before = under(asHeld, held.measures, held.versions);
  return {
    ...whatIf(before, under(asDrafted, content, drafted)),
    year,
    recordedUntil,
    people: before.ratings.length,
  };
}

/** Make-ups are judged where the records are read: other dates ask for another reading. */
function isCountedAlike({ timetable: a }: Measures, { timetable: b }: Measures): boolean {
  return a.makeUpHeldUntil === b.makeUpHeldUntil && a.evidenceUntil === b.evidenceUntil;
}

async function recordsOf(
  scope: Scope,
  year: number,
  recordedUntil: number,
  { timetable }: Measures,
): Promise<YearRecord[]> {
  const span = { first: firstDay(year), last: lastDay(year), recordedUntil, makeUps: timetable };
  const all: YearRecord[] = [];
  for (let after = ""; ; ) {
    const slice = await yearRecords(scope, year, span, after);
    all.push(...slice);
    if (slice.length < YEAR_SLICE_PEOPLE) return all;
    after = slice.at(-1)?.personId ?? "";
  }
}

type Under = {
  year: number;
  scheme: Scheme;
  mustReads: readonly string[];
  units: readonly QuotaUnit[];
  daysOff: DaysOff;
  measures: Measures;
  versions: readonly MeasuresVersion[];
};

function proposed(
  records: readonly YearRecord[],
  { year, scheme, mustReads, units, daysOff, measures, versions }: Under,
) {
  const day = `${year}-${measures.timetable.assessmentDay}`;
  const assessed = records.flatMap((record): Assessed[] => {
    const facts = yearFactsOf(record, year, day, mustReads, measures, daysOff, versions);
    return facts ? [assess(facts, measures, scheme, versions)] : [];
  });
  return proposalOf(assessed, units, measures, scheme);
}
