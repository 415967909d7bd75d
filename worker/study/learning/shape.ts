import * as v from "valibot";
import { CONTRIBUTION_KINDS } from "../../../db/vocabulary";
import { AfterDay, Can, Created, DayText, Id, line, YearNumber, YearText } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";

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

export const AddMustRead = v.strictObject({ year: YearNumber, title: line(120) });
export type AddMustRead = v.InferOutput<typeof AddMustRead>;
export const ListMustReads = v.strictObject({ year: v.optional(YearText) });
export const RecordReadings = v.strictObject({
  people: v.pipe(v.array(Id), v.minLength(1), v.maxLength(2_000)),
  finishedOn: DayText,
});
export type RecordReadings = v.InferOutput<typeof RecordReadings>;

export const ContributionRow = v.strictObject({
  can: Can,
  id: v.string(),
  personId: v.string(),
  name: v.string(),
  branchId: v.string(),
  branchName: v.string(),
  kind: v.picklist(CONTRIBUTION_KINDS),
  doneOn: v.string(),
  title: v.string(),
  minutes: v.number(),
  sessionId: v.nullable(v.string()),
  /** Null while it waits for the branch. */
  approvedAt: v.nullable(v.number()),
});
export type ContributionRow = v.InferOutput<typeof ContributionRow>;

/** GET /learning: latest first. */
export const ContributionPage = v.strictObject({
  contributions: v.array(ContributionRow),
  after: v.nullable(v.string()),
});
export type ContributionPage = v.InferOutput<typeof ContributionPage>;

/** The year's list with the readers in reach. */
export const MustReadList = v.strictObject({
  year: v.number(),
  mustReads: v.array(
    v.strictObject({
      readings: v.array(
        v.strictObject({
          personId: v.string(),
          finishedOn: v.string(),
        }),
      ),
      id: v.string(),
      title: v.string(),
    }),
  ),
  can: Can,
});
export type MustReadList = v.InferOutput<typeof MustReadList>;

/** What is written down in the log under this concept's name. */
export const events = [
  "contribution.added",
  "contribution.approved",
  "must_read.added",
  "must_read.finished",
] as const;

export const endpoints = {
  "GET /learning": ContributionPage,
  "POST /learning": Created,
  "POST /learning/:id/approval": answersNothing,
  "GET /must-reads": MustReadList,
  "POST /must-reads": Created,
  "POST /must-reads/:id/readings": answersNothing,
} satisfies Endpoints;
