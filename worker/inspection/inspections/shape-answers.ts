import * as v from "valibot";
import { INSPECTION_REASONS, QUALITIES } from "../../../db/vocabulary";
import { Can } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";
import { QuarterFacts } from "../facts/shape-quarter";

/** The notes that the frozen facts list, or the id of a session, a book, a note or the inspection itself. */
export type Cite = "notes" | (string & {});

/** One reason: its fact (params, ready to show), its standard (path in the measures) and its records. */
export const Reason = v.strictObject({
  code: v.picklist(INSPECTION_REASONS),
  params: v.record(v.string(), v.union([v.string(), v.number()])),
  standard: v.string(),
  records: v.array(v.custom<Cite>((value) => typeof value === "string")),
  /** For a missing thing: the duty and the period searched. */
  searched: v.optional(
    v.strictObject({
      duty: v.string(),
      from: v.string(),
      to: v.string(),
    }),
  ),
});

export type Reason = v.InferOutput<typeof Reason>;

export const Mark = v.strictObject({
  version: v.number(),
  remark: v.nullable(v.string()),
  quality: v.nullable(v.picklist(QUALITIES)),
  bookNotHandedIn: v.boolean(),
  bookShownOn: v.nullable(v.string()),
  verifiedCharacters: v.nullable(v.number()),
  explanations: v.array(v.string()),
  reasons: v.array(Reason),
  rectifiedQuality: v.nullable(v.picklist(QUALITIES)),
  rectifiedCharacters: v.nullable(v.number()),
  rectifiedExplanations: v.array(v.string()),
  verdict: v.string(),
});

export type Mark = v.InferOutput<typeof Mark>;

export const Item = v.strictObject({
  /** Characters asked for by the quarter's end, "n/d". */
  floor: v.string(),
  /** inspection.mark and note.verify on this person; nothing on oneself. */
  can: Can,
  /** The person's own last day of rectification: later than the branch's where approved leave stopped the clock. */
  rectifyUntil: v.string(),
  personId: v.string(),
  branchId: v.string(),
  name: v.string(),
  facts: QuarterFacts,
  proposed: v.string(),
  verdict: v.string(),
  reasons: v.array(Reason),
  spotChecked: v.boolean(),
  mark: v.nullable(Mark),
  final: v.nullable(v.string()),
});

export type Item = v.InferOutput<typeof Item>;

export const InspectionDetail = v.strictObject({
  inspection: v.strictObject({
    closure: v.nullable(
      v.strictObject({
        createdAt: v.number(),
        createdBy: v.nullable(v.string()),
        inspectionId: v.string(),
        conclusion: v.nullable(v.string()),
        countyId: v.string(),
      }),
    ),
    final: v.nullable(
      v.strictObject({
        createdAt: v.number(),
        createdBy: v.nullable(v.string()),
        inspectionId: v.string(),
        countyId: v.string(),
      }),
    ),
    createdAt: v.number(),
    createdBy: v.nullable(v.string()),
    id: v.string(),
    branchId: v.string(),
    quarter: v.string(),
    measuresId: v.string(),
    engine: v.string(),
    /** Names as they were, for documents that never change. */
    branchName: v.string(),
    openedOn: v.string(),
    branchWindowUntil: v.string(),
    countyCheckUntil: v.string(),
    rectifyUntil: v.string(),
    seed: v.string(),
    countyId: v.string(),
  }),
  items: v.array(Item),
  /** The day of the sessions, notes and certificates behind the figures, by id. */
  labels: v.record(v.string(), v.string()),
  /** The windows are over: what is written now counts as rectification. */
  rectifying: v.boolean(),
  can: Can,
});

export type InspectionDetail = v.InferOutput<typeof InspectionDetail>;

/** A quarter of one's own. */
export const OwnItem = v.strictObject({
  /** Characters asked for by the quarter's end, "n/d". */
  floor: v.string(),
  quality: v.nullable(v.picklist(QUALITIES)),
  quarter: v.string(),
  branchName: v.string(),
  /** The person's own last day of rectification: later than the branch's where approved leave stopped the clock. */
  rectifyUntil: v.string(),
  personId: v.string(),
  branchId: v.string(),
  name: v.string(),
  facts: QuarterFacts,
  proposed: v.string(),
  verdict: v.string(),
  reasons: v.array(Reason),
  spotChecked: v.boolean(),
  final: v.nullable(v.string()),
});

export type OwnItem = v.InferOutput<typeof OwnItem>;

export const InspectionRow = v.strictObject({
  /** Nobody of the branch closed it: its time was over. */
  closedBySchedule: v.boolean(),
  /** People by verdict as it stands. */
  counts: v.record(v.string(), v.number()),
  id: v.string(),
  branchId: v.string(),
  branchName: v.string(),
  quarter: v.string(),
  openedOn: v.string(),
  branchWindowUntil: v.string(),
  rectifyUntil: v.string(),
  place: v.string(),
  closedAt: v.nullable(v.number()),
  finalAt: v.nullable(v.number()),
  /** People with a quality mark. */
  marked: v.number(),
});

export type InspectionRow = v.InferOutput<typeof InspectionRow>;

export const InspectionList = v.strictObject({
  quarter: v.nullable(v.string()),
  quarters: v.array(v.string()),
  inspections: v.array(InspectionRow),
});

export type InspectionList = v.InferOutput<typeof InspectionList>;

/** What is written down in the log under this concept's name. */
export const events = [
  "inspection.marked",
  "inspection.closed",
  "inspection.reopened",
  "inspection.opened",
  "inspection.drawn",
  "rectification.started",
  "inspection.finalised",
] as const;

export const endpoints = {
  "GET /inspections": InspectionList,
  "GET /inspections/:id": InspectionDetail,
  "POST /inspections/:id/closure": answersNothing,
  "DELETE /inspections/:id/closure": answersNothing,
  "PUT /inspections/:id/items/:person": v.strictObject({
    verdict: v.string(),
    reasons: v.array(Reason),
    version: v.number(),
  }),
  "GET /inspections/own": v.strictObject({
    items: v.array(OwnItem),
    labels: v.record(v.string(), v.string()),
  }),
} satisfies Endpoints;
