import type { Post } from "../../../db/vocabulary";
import type { Timetable } from "../../measures/versions/shape";
import type { CountedMonth } from "../calendar/shape";

type Interval = { from: string; until: string | null };
type Days = { first: string; last: string };

/** Rows of a person's rolls in one month that count the same: how many, their scheduled minutes, and which sessions. */
export type AttendanceGroup = {
  month: string;
  /** Set for leave, made_up and unexcused, which a leave on that day may take out; such a group is of one day. */
  day: string | null;
  status: "present" | "late" | "left_early" | "leave" | "made_up" | "official" | "unexcused" | "exempt";
  rows: number;
  minutes: number;
  /** Session ids; empty for statuses that nothing rests on. */
  records: string[];
};

/** Everything recorded about one person up to an instant, for a span of days that starts on 1 January: one row of SQL. */
export type PersonRecord = {
  personId: string;
  name: string;
  memberships: (Interval & {
    id: string;
    branchId: string;
    branchName: string;
    organId: string;
    organName: string;
  })[];
  standings: (Interval & { id: string; standing: "full" | "probationary" | "non_party" })[];
  posts: (Interval & {
    id: string;
    post: Post;
    office: "none" | "secretary" | "committee";
    employment: "civil_servant" | "public_institution" | "worker" | "none";
    onProbation: 0 | 1;
  })[];
  exemptions: (Interval & { id: string })[];
  /** Approved leave of every kind. */
  leaves: (Days & { id: string; kind: string })[];
  attendance: AttendanceGroup[];
  notes: { id: string; form: "typed" | "book"; writtenOn: string; characters: number; verified: 0 | 1 }[];
  /** Accepted essays. */
  essays: { id: string; half: string; characters: number }[];
  /** Approved certificates. */
  certificates: { id: string; minutes: number }[];
  /** Hand-written books as an inspector counted them as a whole, by quarter, with the books that the inspection knew and those that came before it was counted in rectification. */
  counted: {
    quarter: string;
    inspectionId: string;
    characters: number;
    books: { id: string }[];
    later: string[] | null;
  }[];
};

/** What the year's rating needs beside the record. */
export type YearRecord = PersonRecord & {
  items: string[];
  lessons: string[];
  /** Turns that the lecture rota gave the person. */
  lessonsByRota: number;
  readMustReads: string[];
  warnings: string[];
  openCase: string | null;
  /** The year of an accepted outside appraisal: its key within the person. */
  gradedElsewhere: string | null;
  ballots: {
    version: number;
    excellent: number;
    qualified: number;
    basically: number;
    unqualified: number;
  } | null;
  /** Inspection items of the year: the frozen facts, what people added, and the final verdict where there is one. */
  inspected: {
    quarter: string;
    inspectionId: string;
    verdict: string;
    notesInQuarter: number;
    /** The counted months, where a quarter without a note asks whether one was asked for. */
    months: CountedMonth[] | null;
    quality: "excellent" | "good" | "fair" | "poor" | null;
    final: string | null;
  }[];
};

export type Span = {
  /** 1 January. */
  first: string;
  last: string;
  /** UTC epoch ms: what was recorded at or after it does not count. */
  recordedUntil: number;
  /** Until when a make-up was held and confirmed; left out: as the measures of the county that stand say. */
  makeUps?: Pick<Timetable, "makeUpHeldUntil" | "evidenceUntil">;
};
