import * as v from "valibot";
import { CONTRIBUTION_KINDS } from "../../../db/vocabulary";
import { AfterDay, DayText, Id, line, YearNumber, YearText } from "../../core/shapes";

export const ContributionKind = v.picklist(CONTRIBUTION_KINDS);
export type ContributionKind = v.InferOutput<typeof ContributionKind>;

/** Minutes only for a certificate. Without a person it is the actor's own. */
export const AddContribution = v.strictObject({
  personId: v.optional(Id),
  kind: ContributionKind,
  doneOn: DayText,
  title: line(120),
  minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60_000))),
  sessionId: v.optional(v.nullable(Id), null),
});
export type AddContribution = v.InferOutput<typeof AddContribution>;

export const ListContributions = v.strictObject({
  unit: v.optional(Id),
  person: v.optional(Id),
  kind: v.optional(ContributionKind),
  state: v.optional(v.picklist(["waiting", "approved"])),
  from: v.optional(DayText),
  to: v.optional(DayText),
  /** The last row of the page before: day and id, joined by "~". */
  after: AfterDay,
});
export type ListContributions = v.InferOutput<typeof ListContributions>;

export type ContributionRow = {
  id: string;
  personId: string;
  name: string;
  branchId: string;
  branchName: string;
  kind: ContributionKind;
  doneOn: string;
  title: string;
  minutes: number;
  sessionId: string | null;
  /** Null while it waits for the branch. */
  approvedAt: number | null;
  can: string[];
};
/** GET /learning: latest first. */
export type ContributionPage = { contributions: ContributionRow[]; after: string | null };

export const AddMustRead = v.strictObject({ year: YearNumber, title: line(120) });
export type AddMustRead = v.InferOutput<typeof AddMustRead>;
export const ListMustReads = v.strictObject({ year: v.optional(YearText) });
export const RecordReadings = v.strictObject({
  people: v.pipe(v.array(Id), v.minLength(1), v.maxLength(2_000)),
  finishedOn: DayText,
});
export type RecordReadings = v.InferOutput<typeof RecordReadings>;

/** GET /must-reads: the year's list with the readers in reach. */
export type MustReadList = {
  year: number;
  mustReads: {
    id: string;
    title: string;
    readings: { personId: string; finishedOn: string }[];
  }[];
  can: string[];
};
