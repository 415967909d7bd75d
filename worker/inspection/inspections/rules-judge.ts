import { format } from "../../core/rational";
import { floorTo } from "../../measures/versions/rules";
import type { Measures, MeasuresVersion } from "../../measures/versions/shape";
import type { QuarterFacts } from "../facts/shape-quarter";
import { afterRectification, verdictOf } from "./rules";
import type { Findings, LaterNote, Rectification, Verdict } from "./shape";

/** What people wrote on an item, as stored. */
export type MarkRow = {
  quality: Findings["quality"];
  bookNotHandedIn: boolean;
  bookShownOn: string | null;
  verifiedCharacters: number | null;
  explanations: unknown;
  rectifiedQuality: Findings["quality"];
  rectifiedCharacters: number | null;
  rectifiedExplanations: unknown;
  /** When it was written; left out while it is being written. */
  createdAt?: number;
};

/** Characters that an item's counted months ask for by the quarter's end, "n/d" (measures §5). */
export function floorOf(
  facts: Pick<QuarterFacts, "months">,
  measures: Measures,
  versions: readonly MeasuresVersion[],
): string {
  return format(floorTo(facts.months, "characters", measures, versions));
}

/** The hand-written book of a person is counted as a whole: the count stands in place of everything declared (measures §6). */
function counted(books: QuarterFacts["books"], characters: number | null): Findings["verified"] {
  if (characters === null) return [];
  const [first, ...others] = books;
  return [
    { bookId: first?.id ?? "book", characters },
    ...others.map(({ id }) => ({ bookId: id, characters: 0 })),
  ];
}

/** The inspector's findings on an item. */
export function findingsOf(facts: QuarterFacts, mark: MarkRow | null, record: string): Findings {
  return {
    verified: counted(facts.books, mark?.verifiedCharacters ?? null),
    quality: mark?.quality ?? null,
    qualityRecord: mark?.quality ? record : null,
    bookNotHandedIn: mark?.bookNotHandedIn ? record : null,
    explanationsAccepted: (mark?.explanations as string[] | undefined) ?? [],
  };
}

/** What rectification added to an item: marks, and notes that came after the freeze; books that were in when all were counted are in that count. */
export function rectificationOf(
  facts: QuarterFacts,
  mark: MarkRow | null,
  notes: readonly LaterNote[],
  record: string,
): Rectification {
  const isCounted = mark?.rectifiedCharacters != null;
  const countedAt = isCounted ? (mark.createdAt ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY;
  return {
    notes: notes.map(({ id, form, characters, createdAt }) => ({
      id,
      characters: form === "book" && createdAt <= countedAt ? 0 : characters,
    })),
    bookShown: mark?.bookShownOn ? record : null,
    verified: counted(facts.books, mark?.rectifiedCharacters ?? null),
    quality: mark?.rectifiedQuality ?? null,
    qualityRecord: mark?.rectifiedQuality ? record : null,
    explanationsAccepted: (mark?.rectifiedExplanations as string[] | undefined) ?? [],
  };
}

export type Judged = Pick<Verdict, "reasons"> & { verdict: string };

/** The verdict during the windows: frozen facts plus findings (measures §6). */
export function judge(
  facts: QuarterFacts,
  mark: MarkRow | null,
  record: string,
  measures: Measures,
  versions: readonly MeasuresVersion[],
): Judged {
  const { verdict, reasons } = verdictOf(facts, measures, findingsOf(facts, mark, record), versions);
  return { verdict, reasons };
}

/** The verdict during and after rectification (measures §6): what remains, or, once it is made good, what it was that had to be. */
export function judgeRectified(
  facts: QuarterFacts,
  mark: MarkRow | null,
  notes: readonly LaterNote[],
  record: string,
  isOver: boolean,
  measures: Measures,
  versions: readonly MeasuresVersion[],
): Judged {
  const { result, remaining } = afterRectification(
    facts,
    measures,
    findingsOf(facts, mark, record),
    rectificationOf(facts, mark, notes, record),
    isOver,
    versions,
  );
  const reasons = result === "rectified" ? judge(facts, mark, record, measures, versions).reasons : remaining;
  return { verdict: result, reasons };
}
