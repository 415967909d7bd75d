import * as v from "valibot";
import { AfterDay, DayText, Id, line, optionalLine, Sought } from "../../core/shapes";

export const NoteForm = v.picklist(["typed", "book"]);
export type NoteForm = v.InferOutput<typeof NoteForm>;
const Characters = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

/** Without a person it is the actor's own. A hand-written book declares its characters; typed notes are counted. */
export const WriteNote = v.strictObject({
  personId: v.optional(Id),
  form: NoteForm,
  writtenOn: DayText,
  title: line(120),
  source: optionalLine(200),
  body: v.pipe(v.string(), v.maxLength(100_000)),
  isExcerpt: v.optional(v.boolean(), false),
  declaredCharacters: v.optional(Characters),
});
export type WriteNote = v.InferOutput<typeof WriteNote>;
export const VerifyNote = v.strictObject({ characters: Characters });

export const ListNotes = v.strictObject({
  person: v.optional(Id),
  unit: v.optional(Id),
  from: v.optional(DayText),
  to: v.optional(DayText),
  /** In the title or the person's name. */
  q: Sought,
  /** The last row of the page before: day and id, joined by "~". */
  after: AfterDay,
});
export type ListNotes = v.InferOutput<typeof ListNotes>;
export type NoteRow = {
  id: string;
  personId: string;
  name: string;
  branchId: string;
  branchName: string;
  form: NoteForm;
  writtenOn: string;
  title: string;
  source: string | null;
  isExcerpt: boolean;
  /** By the rule named: counted zh-1, or declared. */
  characters: number;
  characterRule: string;
  /** As an inspector counted the book; then this holds. */
  verifiedCharacters: number | null;
  withdrawnAt: number | null;
  /** Whether an inspection of its quarter was opened: nothing is taken back any more. */
  frozen: boolean;
  createdAt: number;
  can: string[];
};
/** GET /notes: latest first, without bodies. */
export type NotePage = { notes: NoteRow[]; after: string | null };
/** GET /notes/:id. */
export type NoteDetail = NoteRow & { body: string };
