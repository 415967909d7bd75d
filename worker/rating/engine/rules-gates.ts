import type { Scheme } from "../../../db/vocabulary";
import { compare, ofShare, percent, type Ratio, ratio, truncate } from "../../core/rational";
import { makeUpDeadlines } from "../../inspection/calendar/rules-windows";
import { attendanceRate, countsOf } from "../../measures/versions/rules-counting";
import type { Measures, MeasuresVersion } from "../../measures/versions/shape";
import { essaysCited, expectedCited, hoursCited, inspectionsCited, notesCited } from "./rules-citing";
import { searchedIn, targetsOf, type YearTargets } from "./rules-targets";
import type { Cite, YearFacts } from "./shape";
import type { GateFinding, Remark } from "./shape-answers";

/** Every gate that fails, in their order; failing one means not excellent (measures §7). */
export function gatesOf(
  facts: YearFacts,
  measures: Measures,
  scheme: Scheme,
  versions: readonly MeasuresVersion[] = [],
): GateFinding[] {
  const targets = targetsOf(facts, measures, scheme, versions);
  return [
    ...ofAttendance(facts, measures),
    ...ofNotes(facts, targets),
    ...ofInspections(facts, measures),
    ...ofEssays(facts, targets),
    ...ofHours(facts, measures, targets),
    ...ofLeader(facts, measures, targets),
    ...ofWarnings(facts),
    ...ofMakeUps(facts, measures),
  ].filter(({ gate }) => measures.gates[gate].on);
}

function ofAttendance(facts: YearFacts, measures: Measures): GateFinding[] {
  const counts = countsOf(facts.attendance, measures.attendance);
  const { G1, G2, G3 } = measures.gates;
  const rate = attendanceRate(counts);
  const found: GateFinding[] = [];
  if (rate && compare(rate, ofShare(G1.threshold)) < 0) {
    const { present, expected } = counts;
    const params = { rate: percent(rate), present, expected, standard: percent(ofShare(G1.threshold)) };
    found.push({ gate: "G1", code: "G1", params, records: expectedCited(facts, measures) });
  }
  if (counts.unexcused >= G2.threshold) {
    const params = { count: counts.unexcused, standard: G2.threshold };
    found.push({ gate: "G2", code: "G2", params, records: ["attendance:unexcused"] });
  }
  if (counts.leaves > G3.threshold) {
    const params = { count: counts.leaves, standard: G3.threshold };
    found.push({ gate: "G3", code: "G3", params, records: ["attendance:leave", "attendance:made_up"] });
  }
  return found;
}

function ofNotes(facts: YearFacts, { characters }: YearTargets): GateFinding[] {
  const failed = facts.quarters.filter(({ result }) => result === "failed");
  const found: GateFinding[] = notesMissing(facts, characters)
    ? [{ gate: "G4", code: "G4_notes", ...notesShort(facts, characters) }]
    : [];
  if (failed.length > 0) {
    const params = { count: failed.length, quarters: listed(failed) };
    found.push({
      gate: "G4",
      code: "G4_failed",
      params,
      records: inspectionsCited(failed),
    });
  }
  return found;
}

function notesMissing(facts: YearFacts, characters: Ratio): boolean {
  return compare(ratio(facts.characters), characters) < 0;
}

function notesShort(
  facts: YearFacts,
  characters: Ratio,
): Pick<GateFinding, "params" | "records" | "searched"> {
  return {
    params: { characters: facts.characters, target: truncate(characters) },
    records: notesCited(facts),
    searched: searchedIn("notes", facts.year),
  };
}

function listed(quarters: YearFacts["quarters"]): string {
  return quarters
    .map(({ quarter }) => quarter)
    .sort()
    .join(", ");
}

function ofInspections(facts: YearFacts, measures: Measures): GateFinding[] {
  const needed = facts.quarters.filter(({ result }) => ["rectify", "rectified", "failed"].includes(result));
  if (needed.length <= measures.gates.G5.threshold) return [];
  const params = { count: needed.length, standard: measures.gates.G5.threshold, quarters: listed(needed) };
  return [{ gate: "G5", code: "G5", params, records: inspectionsCited(needed) }];
}

function ofEssays(facts: YearFacts, targets: YearTargets): GateFinding[] {
  return missingEssays(facts, targets).map((missing) => ({ gate: "G6", code: "G6", ...missing }));
}

/** One finding for each required half-year without its accepted essay; essays that are too short are cited. */
function missingEssays(
  facts: YearFacts,
  { halves }: YearTargets,
): Required<Pick<GateFinding, "params" | "records" | "searched">>[] {
  return halves
    .filter(({ accepted, required }) => accepted.length < required)
    .map(({ half, accepted, required, length }) => ({
      params: { half, accepted: accepted.length, required, length },
      records: essaysCited(facts, half),
      searched: searchedIn("essay", half),
    }));
}

function ofHours(facts: YearFacts, measures: Measures, { minutes }: YearTargets): GateFinding[] {
  if (compare(ratio(facts.minutes), minutes) >= 0) return [];
  const params = {
    hours: truncate(ratio(facts.minutes, 60)),
    target: truncate({ n: minutes.n, d: minutes.d * 60n }),
  };
  const records = hoursCited(facts, measures);
  return [{ gate: "G7", code: "G7", params, records, searched: searchedIn("study_hours", facts.year) }];
}

/** A leading cadre's duties, by the post on the assessment day; notes and essays stand beside G4 and G6 (measures §5, §7). */
function ofLeader(facts: YearFacts, measures: Measures, targets: YearTargets): GateFinding[] {
  if (facts.post !== "leading_cadre") return [];
  const found: GateFinding[] = [];
  for (const remark of dutiesMissing(facts, measures, targets)) {
    found.push({
      ...remark,
      gate: "G8",
      code: remark.code === "lesson_missing" ? "G8_lesson" : "G8_must_reads",
    });
  }
  if (notesMissing(facts, targets.characters)) {
    found.push({ gate: "G8", code: "G8_notes", ...notesShort(facts, targets.characters) });
  }
  for (const missing of missingEssays(facts, targets))
    found.push({ gate: "G8", code: "G8_essay", ...missing });
  return found;
}

function dutiesMissing(facts: YearFacts, measures: Measures, targets: YearTargets): Remark[] {
  const { listed: all, missing } = facts.mustReads;
  const found: Remark[] = [];
  if (facts.lessons.length < targets.lessons) {
    const params = { given: facts.lessons.length, required: targets.lessons };
    const searched = searchedIn("lesson", facts.year);
    const records: Cite[] = facts.lessons.length > 0 ? ["lessons"] : [];
    found.push({ code: "lesson_missing", params, records, searched });
  }
  if (measures.targets.mustReads && missing.length > 0) {
    const params = { missing: missing.length, listed: all };
    const searched = searchedIn("must_read_list", facts.year);
    found.push({ code: "must_reads_missing", params, records: ["must_reads"], searched });
  }
  return found;
}

/** A lesson or must-read that is missing from somebody who is no leading cadre: shown, never a gate (measures §5). */
export function remarksOf(
  facts: YearFacts,
  measures: Measures,
  scheme: Scheme,
  versions: readonly MeasuresVersion[] = [],
): Remark[] {
  if (facts.post === "leading_cadre") return [];
  return dutiesMissing(facts, measures, targetsOf(facts, measures, scheme, versions));
}

function ofWarnings({ warnings }: YearFacts): GateFinding[] {
  if (warnings.length === 0) return [];
  return [{ gate: "G9", code: "G9", params: { count: warnings.length }, records: ["warnings"] }];
}

function ofMakeUps(facts: YearFacts, measures: Measures): GateFinding[] {
  const { makeUpsOwed } = countsOf(facts.attendance, measures.attendance);
  if (makeUpsOwed === 0) return [];
  const params = { count: makeUpsOwed, ...makeUpDeadlines(facts.year, measures.timetable) };
  const records: Cite[] = ["attendance:leave"];
  return [{ gate: "G10", code: "G10", params, records, searched: searchedIn("make_up_study", facts.year) }];
}
