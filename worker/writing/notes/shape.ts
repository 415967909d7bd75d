import * as v from "valibot";
import { AfterDay, Can, DayText, Id, line, optionalLine, Sought } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

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

/** GET /notes/:id. */
export const NoteDetail = v.strictObject({
  id: v.string(),
  title: v.string(),
  body: v.string(),
  personId: v.string(),
  name: v.string(),
  branchId: v.string(),
  /** By the rule named: counted zh-1, or declared. */
  characters: v.number(),
  /** As an inspector counted the book; then this holds. */
  verifiedCharacters: v.nullable(v.number()),
  isExcerpt: v.boolean(),
  form: NoteForm,
  writtenOn: v.string(),
  source: v.nullable(v.string()),
  characterRule: v.string(),
  createdAt: v.number(),
  branchName: v.string(),
  withdrawnAt: v.nullable(v.number()),
  /** Whether an inspection of its quarter was opened: nothing is taken back any more. */
  frozen: v.boolean(),
  can: Can,
});
export type NoteDetail = v.InferOutput<typeof NoteDetail>;

export const NoteRow = v.strictObject({
  id: v.string(),
  title: v.string(),
  personId: v.string(),
  name: v.string(),
  branchId: v.string(),
  /** By the rule named: counted zh-1, or declared. */
  characters: v.number(),
  /** As an inspector counted the book; then this holds. */
  verifiedCharacters: v.nullable(v.number()),
  isExcerpt: v.boolean(),
  form: NoteForm,
  writtenOn: v.string(),
  source: v.nullable(v.string()),
  characterRule: v.string(),
  createdAt: v.number(),
  branchName: v.string(),
  withdrawnAt: v.nullable(v.number()),
  /** Whether an inspection of its quarter was opened: nothing is taken back any more. */
  frozen: v.boolean(),
  can: Can,
});
export type NoteRow = v.InferOutput<typeof NoteRow>;

/** GET /notes: latest first, without bodies. */
export const NotePage = v.strictObject({
  notes: v.array(NoteRow),
  after: v.nullable(v.string()),
});
export type NotePage = v.InferOutput<typeof NotePage>;

/** What is written down in the log under this concept's name. */
export const events = ["note.written", "note.withdrawn", "note.verified"] as const;

export const endpoints = {
  "GET /notes": NotePage,
  "POST /notes": v.strictObject({
    id: v.string(),
    characters: v.number(),
  }),
  "GET /notes/:id": NoteDetail,
  "POST /notes/:id/verification": answersNothing,
  "POST /notes/:id/withdrawal": answersNothing,
} satisfies Endpoints;
