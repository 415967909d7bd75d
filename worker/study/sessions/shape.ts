import * as v from "valibot";
import { AUDIENCES, SESSION_KINDS } from "../../../db/vocabulary";
import { AfterMoment, ClockTime, DayText, Id, line, optionalLine, Sought, Version } from "../../core/shapes";

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
/** GET /sessions/:id/minutes/versions: minutes that were written over. `writtenAt` is epoch ms. */
export type MinutesVersion = { version: number; body: string; writtenAt: number; writtenBy: string | null };

/** GET /sessions/series: what a series would be, before it is planned. */
export const AskSeries = v.strictObject({ first: DayText, ...repeat });
/** `movedFrom` is the day off that it would have fallen on. */
export type Occurrence = { day: string; movedFrom: string | null };
export type Series = { days: Occurrence[] };

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

/** Of the people in the reader's reach. */
export type RollCounts = { roll: number; expected: number; present: number; unmarked: number };

export type SessionRow = {
  id: string;
  unitId: string;
  unitName: string;
  kind: SessionKind;
  audience: Audience;
  title: string;
  heldOn: string;
  startsAt: string;
  endsAt: string;
  minutes: number;
  place: string | null;
  speaker: string | null;
  version: number;
  state: SessionState;
  openedAt: number | null;
  closedAt: number | null;
  cancelledAt: number | null;
  counts: RollCounts;
  /** attendance.record: whether the reader keeps this register, and so may close it. */
  can: string[];
};
/** GET /sessions: latest first. */
export type SessionPage = { sessions: SessionRow[]; after: string | null };

/** GET /sessions/:id is the session with its register (attendance/shape.ts) and what the reader may do. */
export type SessionHead = Omit<SessionRow, "counts" | "can"> & { cancelReason: string | null };
export type Minutes = { body: string; version: number };
