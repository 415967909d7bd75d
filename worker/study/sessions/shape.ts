import * as v from "valibot";
import { AUDIENCES, SESSION_KINDS } from "../../../db/vocabulary";
import {
  AfterMoment,
  Can,
  ClockTime,
  Created,
  DayText,
  Id,
  line,
  optionalLine,
  Sought,
  Version,
  Versioned,
} from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

export const SessionKind = v.picklist(SESSION_KINDS);
export type SessionKind = v.InferOutput<typeof SessionKind>;

/** Who is expected: party members, everyone of the unit and below, or secretaries and committee members. */
export const Audience = v.picklist(AUDIENCES);
export type Audience = v.InferOutput<typeof Audience>;
export const SessionState = v.picklist(["planned", "open", "closed", "cancelled"]);
export type SessionState = v.InferOutput<typeof SessionState>;

const details = {
  kind: SessionKind,
  audience: Audience,
  title: line(120),
  heldOn: DayText,
  /** Shanghai wall time, HH:MM. */
  startsAt: ClockTime,
  endsAt: ClockTime,
  /** What counts as study time; left out: the scheduled length. */
  minutes: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440))), null),
  place: optionalLine(120),
  speaker: optionalLine(120),
};

/** A series on the same weekday, or the same day of each month or each third, to a day of the same year. */
export const Every = v.picklist(["week", "month", "quarter"]);
const repeat = { every: Every, until: DayText };
export type Repeat = { every: v.InferOutput<typeof Every>; until: string };
export const PlanSession = v.strictObject({
  unitId: Id,
  ...details,
  repeat: v.optional(v.nullable(v.strictObject(repeat))),
});
export type PlanSession = v.InferOutput<typeof PlanSession>;
export const EditSession = v.strictObject({ ...details, version: Version });
export type EditSession = v.InferOutput<typeof EditSession>;
export const CancelSession = v.strictObject({ reason: line(200) });
/** Version 0 writes the first minutes. */
export const WriteMinutes = v.strictObject({
  body: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100_000)),
  version: Version,
});
export type WriteMinutes = v.InferOutput<typeof WriteMinutes>;

/** GET /sessions/series: what a series would be, before it is planned. */
export const AskSeries = v.strictObject({ first: DayText, ...repeat });

export const ListSessions = v.strictObject({
  /** Sessions of this unit and those below it. */
  unit: v.optional(Id),
  from: v.optional(DayText),
  to: v.optional(DayText),
  kind: v.optional(SessionKind),
  state: v.optional(SessionState),
  /** In the title or the speaker's name. */
  q: Sought,
  /** The last row of the page before: day, start and id, joined by "~". */
  after: AfterMoment,
});
export type ListSessions = v.InferOutput<typeof ListSessions>;

/** GET /sessions/:id is the session with its register (attendance/shape.ts) and what the reader may do. */

/** GET /sessions/:id/minutes/versions: minutes that were written over. `writtenAt` is epoch ms. */
export const MinutesVersion = v.strictObject({
  version: v.number(),
  body: v.string(),
  writtenAt: v.number(),
  writtenBy: v.nullable(v.string()),
});
export type MinutesVersion = v.InferOutput<typeof MinutesVersion>;

/** `movedFrom` is the day off that it would have fallen on. */
export const Occurrence = v.strictObject({
  day: v.string(),
  movedFrom: v.nullable(v.string()),
});
export type Occurrence = v.InferOutput<typeof Occurrence>;

export const Series = v.strictObject({
  days: v.array(Occurrence),
});
export type Series = v.InferOutput<typeof Series>;

/** Of the people in the reader's reach. */
export const RollCounts = v.strictObject({
  roll: v.number(),
  expected: v.number(),
  present: v.number(),
  unmarked: v.number(),
});
export type RollCounts = v.InferOutput<typeof RollCounts>;

const head = {
  state: SessionState,
  id: v.string(),
  unitId: v.string(),
  unitName: v.string(),
  kind: v.picklist(SESSION_KINDS),
  audience: v.picklist(AUDIENCES),
  title: v.string(),
  heldOn: v.string(),
  startsAt: v.string(),
  endsAt: v.string(),
  minutes: v.number(),
  place: v.nullable(v.string()),
  speaker: v.nullable(v.string()),
  version: v.number(),
  openedAt: v.nullable(v.number()),
  closedAt: v.nullable(v.number()),
  cancelledAt: v.nullable(v.number()),
};

export const SessionRow = v.strictObject({
  ...head,
  counts: RollCounts,
  /** attendance.record: whether the reader keeps this register, and so may close it. */
  can: Can,
});
export type SessionRow = v.InferOutput<typeof SessionRow>;

/** A session as its own page shows it. */
export const SessionHead = v.strictObject({ ...head, cancelReason: v.nullable(v.string()) });

/** GET /sessions: latest first. */
export const SessionPage = v.strictObject({
  sessions: v.array(SessionRow),
  after: v.nullable(v.string()),
});
export type SessionPage = v.InferOutput<typeof SessionPage>;

/** What is written down in the log under this concept's name. */
export const events = [
  "session.planned",
  "session.edited",
  "session.cancelled",
  "session.opened",
  "session.closed",
  "session.minutes_written",
] as const;

export const endpoints = {
  "GET /sessions": SessionPage,
  "POST /sessions": Created,
  "PUT /sessions/:id": answersNothing,
  "POST /sessions/:id/cancellation": answersNothing,
  "POST /sessions/:id/closure": answersNothing,
  "PUT /sessions/:id/minutes": Versioned,
  "GET /sessions/:id/minutes/versions": v.strictObject({
    versions: v.array(MinutesVersion),
  }),
  "POST /sessions/:id/opening": answersNothing,
  "GET /sessions/series": Series,
} satisfies Endpoints;
