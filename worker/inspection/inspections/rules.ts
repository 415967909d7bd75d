import type { Quality, ReasonCode } from "../../../db/vocabulary";
import { firstDay, lastDay, quarterOf, yearOf } from "../../core/calendar";
import {
  compare,
  type Fraction,
  format,
  isZero,
  mul,
  ofShare,
  type Ratio,
  truncate,
} from "../../core/rational";
import { floorTo } from "../../measures/versions/rules";
import type { Measures, MeasuresVersion } from "../../measures/versions/shape";
import type { InspectionResult, QuarterFacts } from "../facts/shape-quarter";
import type { Findings, Rectification, Verdict } from "./shape";
import type { Reason } from "./shape-answers";

/** What an inspector has added before anything was added. */
export const noFindings: Findings = {
  verified: [],
  quality: null,
  qualityRecord: null,
  bookNotHandedIn: null,
  explanationsAccepted: [],
};

/** What rectification has brought before it began. */
export const noRectification: Rectification = {
  notes: [],
  bookShown: null,
  verified: [],
  quality: null,
  qualityRecord: null,
  explanationsAccepted: [],
};

/** The verdict proposed from frozen facts and the inspector's findings, first that fits (measures §6). */
export function verdictOf(
  facts: QuarterFacts,
  measures: Measures,
  findings: Findings = noFindings,
  versions: readonly MeasuresVersion[] = [],
): Verdict {
  const floorOfQuarter = floorTo(facts.months, "characters", measures, versions);
  const answer = {
    personId: facts.personId,
    quarter: facts.quarter,
    reasons: [],
    characters: charactersOf(facts, findings, noRectification),
    floor: format(floorOfQuarter),
    mark: null,
    records: [],
  };
  if (facts.exemptWholeQuarter)
    return { ...answer, verdict: "exempt", records: facts.exemptionIds.toSorted() };
  if (!facts.months.some(({ month }) => quarterOf(month) === facts.quarter))
    return { ...answer, verdict: "deferred" };
  const reasons = reasonsOf(facts, measures, findings, noRectification, floorOfQuarter);
  return {
    ...answer,
    verdict: reasons.length > 0 ? "rectify" : "pass",
    reasons,
    mark: isZero(floorOfQuarter) ? null : qualityMarkOf(facts, measures, findings),
  };
}

export type AfterRectification = {
  result: InspectionResult;
  /** What is still short; empty once rectified. */
  remaining: Reason[];
  characters: number;
  mark: Fraction | null;
};

/** How an item stands with what rectification has brought: open until its date has passed, then rectified or failed (measures §6). */
export function afterRectification(
  facts: QuarterFacts,
  measures: Measures,
  findings: Findings,
  rectification: Rectification,
  isOver: boolean,
  versions: readonly MeasuresVersion[] = [],
): AfterRectification {
  const first = verdictOf(facts, measures, findings, versions);
  const characters = charactersOf(facts, findings, rectification);
  if (first.verdict !== "rectify")
    return { result: first.verdict, remaining: [], characters, mark: first.mark };
  const floorOfQuarter = floorTo(facts.months, "characters", measures, versions);
  const remaining = reasonsOf(facts, measures, findings, rectification, floorOfQuarter);
  const mark = isZero(floorOfQuarter) ? null : qualityMarkOf(facts, measures, findings, rectification);
  if (remaining.length === 0) return { result: "rectified", remaining, characters, mark };
  return { result: isOver ? "failed" : "rectify", remaining, characters, mark };
}

/** The quarter's mark: the latest a human gave, 0 for an inspected quarter without any note, else none (measures §6). */
export function qualityMarkOf(
  facts: Pick<QuarterFacts, "notesInQuarter">,
  measures: Measures,
  findings: Findings,
  rectification: Rectification = noRectification,
): Fraction | null {
  const quality = rectification.quality ?? findings.quality;
  if (quality) return format(ofShare(measures.quality[quality]));
  return facts.notesInQuarter === 0 ? format(ofShare(measures.quality.none)) : null;
}

/** Characters since 1 January: typed ones, each book's verified count in place of its own, and the notes of rectification (measures §6). */
export function charactersOf(facts: QuarterFacts, findings: Findings, rectification: Rectification): number {
  const verified = new Map<string, number>();
  for (const { bookId, characters } of [...findings.verified, ...rectification.verified])
    verified.set(bookId, characters);
  const ofBooks = facts.books.reduce((total, { id, characters }) => {
    const count = verified.get(id) ?? characters;
    verified.delete(id);
    return total + count;
  }, 0);
  const shownLater = [...verified.values()].reduce((total, characters) => total + characters, 0);
  const madeUp = rectification.notes.reduce((total, { characters }) => total + characters, 0);
  return facts.typedCharacters + ofBooks + shownLater + madeUp;
}

function reasonsOf(
  facts: QuarterFacts,
  measures: Measures,
  findings: Findings,
  rectification: Rectification,
  floorOfQuarter: Ratio,
): Reason[] {
  const aboutNotes = isZero(floorOfQuarter)
    ? []
    : [
        notesBelow(facts, measures, charactersOf(facts, findings, rectification), floorOfQuarter),
        noNote(facts, rectification),
        bookNotHandedIn(facts, findings, rectification),
        qualityPoor(facts, findings, rectification),
      ];
  const reasons = [...aboutNotes, unexcused(facts, findings, rectification)];
  const order: readonly ReasonCode[] = Object.keys(measures.inspection.reasons) as ReasonCode[];
  return reasons
    .filter((reason): reason is Reason => reason !== undefined && measures.inspection.reasons[reason.code])
    .toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
}

/** The part of the floor at which notes pass (measures §6: 90 %). */
export function notesBar(floorOfQuarter: Ratio, measures: Measures): Ratio {
  return mul(floorOfQuarter, ofShare(measures.inspection.notesPass));
}

function notesBelow(
  facts: QuarterFacts,
  measures: Measures,
  characters: number,
  floorOfQuarter: Ratio,
): Reason | undefined {
  const bar = notesBar(floorOfQuarter, measures);
  if (compare({ n: BigInt(characters), d: 1n }, bar) >= 0) return undefined;
  return {
    code: "notes_below",
    params: { characters, floor: truncate(floorOfQuarter), bar: truncate(bar), quarter: facts.quarter },
    standard: "inspection.notesPass",
    records: facts.typedNotes.length + facts.books.length > 0 ? ["notes"] : [],
    searched: { duty: "notes", from: firstDay(yearOf(facts.quarter)), to: lastDay(facts.quarter) },
  };
}

function noNote(facts: QuarterFacts, rectification: Rectification): Reason | undefined {
  if (facts.notesInQuarter > 0 || rectification.notes.length > 0) return undefined;
  const from = firstDay(facts.quarter);
  const to = lastDay(facts.quarter);
  return {
    code: "no_note",
    params: { quarter: facts.quarter, from, to },
    standard: "targets.characters",
    records: [],
    searched: { duty: "notes", from, to },
  };
}

function bookNotHandedIn(
  facts: QuarterFacts,
  findings: Findings,
  { bookShown }: Rectification,
): Reason | undefined {
  if (findings.bookNotHandedIn === null || bookShown !== null) return undefined;
  return {
    code: "book_not_handed_in",
    params: { quarter: facts.quarter },
    standard: "inspection.reasons.book_not_handed_in",
    records: [findings.bookNotHandedIn],
    searched: { duty: "note_book", from: firstDay(facts.quarter), to: lastDay(facts.quarter) },
  };
}

function unexcused(
  facts: QuarterFacts,
  findings: Findings,
  rectification: Rectification,
): Reason | undefined {
  const accepted = new Set([...findings.explanationsAccepted, ...rectification.explanationsAccepted]);
  const records = facts.unexcusedRecords.filter((id) => !accepted.has(id)).toSorted();
  if (records.length === 0) return undefined;
  return {
    code: "unexcused_absence",
    params: { count: records.length, sessions: facts.sessions.expected, quarter: facts.quarter },
    standard: "inspection.reasons.unexcused_absence",
    records,
  };
}

function qualityPoor(
  facts: QuarterFacts,
  findings: Findings,
  rectification: Rectification,
): Reason | undefined {
  const mark: Quality | null = rectification.quality ?? findings.quality;
  if (mark !== "poor") return undefined;
  const record = rectification.quality ? rectification.qualityRecord : findings.qualityRecord;
  return {
    code: "quality_poor",
    params: { quarter: facts.quarter },
    standard: "quality.poor",
    records: record === null ? [] : [record],
  };
}

/** The sessions, notes and certificates that an item's figures rest on (measures §9). */
export function recordsBehind(facts: QuarterFacts): string[] {
  const { attendedRecords, earlierRecords, leaveRecords, unexcusedRecords } = facts;
  const { typedNotes, books, certificates } = facts;
  const sessions = [...attendedRecords, ...earlierRecords, ...leaveRecords, ...unexcusedRecords];
  return [...sessions, ...typedNotes, ...books.map(({ id }) => id), ...certificates];
}
