import * as v from "valibot";
import { EMPLOYMENTS, OFFICES, POSTS, STANDINGS } from "../../../db/vocabulary";
import { UnitKind } from "../units/shape";
import { FIELDS, Outcome, OutReason, ProblemCode, SUGGESTIONS } from "./shape";

/** A row of the file: its sheet where several are read, and its number there. */
export const Place = v.strictObject({
  sheet: v.nullable(v.string()),
  row: v.number(),
});

export type Place = v.InferOutput<typeof Place>;

export const Counts = v.strictObject({
  rowsRead: v.number(),
  create: v.number(),
  here: v.number(),
  out: v.number(),
  outError: v.number(),
  outUnconfirmed: v.number(),
  outExcluded: v.number(),
  organs: v.number(),
  branches: v.number(),
});

export type Counts = v.InferOutput<typeof Counts>;

/** A column for a person to correct: letter as in a spreadsheet, at most three samples. */
export const ColumnView = v.strictObject({
  letter: v.string(),
  header: v.string(),
  samples: v.array(v.string()),
  field: v.nullable(v.picklist(FIELDS)),
  guess: v.nullable(
    v.strictObject({
      field: v.picklist(FIELDS),
      confidence: v.picklist(["content", "exact", "similar"]),
    }),
  ),
  /** Whether its contents are kept: else it cannot be given a meaning. */
  kept: v.boolean(),
});

export type ColumnView = v.InferOutput<typeof ColumnView>;

export const Person = v.strictObject({
  name: v.string(),
  staffNumber: v.nullable(v.string()),
  gender: v.nullable(v.picklist(["male", "female"])),
  born: v.nullable(v.string()),
  standing: v.picklist(STANDINGS),
  joinedParty: v.nullable(v.string()),
  fullMemberOn: v.nullable(v.string()),
  enteredOn: v.nullable(v.string()),
  post: v.picklist(POSTS),
  office: v.picklist(OFFICES),
  employment: v.picklist(EMPLOYMENTS),
  title: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  remark: v.nullable(v.string()),
});

export type Person = v.InferOutput<typeof Person>;

export const RowView = v.strictObject({
  row: v.number(),
  at: Place,
  outcome: Outcome,
  reason: v.nullable(OutReason),
  organ: v.nullable(v.string()),
  branch: v.nullable(v.string()),
  person: Person,
});

export type RowView = v.InferOutput<typeof RowView>;

export const Problem = v.strictObject({
  row: v.number(),
  /** "F79" */
  cell: v.string(),
  field: v.nullable(v.picklist(FIELDS)),
  level: v.picklist(["error", "warning"]),
  code: ProblemCode,
  params: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
});

export type Problem = v.InferOutput<typeof Problem>;

export const Suggestion = v.strictObject({
  row: v.number(),
  at: Place,
  name: v.string(),
  kind: v.picklist(SUGGESTIONS),
  fromOn: v.string(),
  remark: v.string(),
  accepted: v.boolean(),
  declined: v.boolean(),
  outcome: Outcome,
});

export type Suggestion = v.InferOutput<typeof Suggestion>;

/** A unit that will be created, in the order of the file. */
export const UnitPlan = v.strictObject({
  name: v.string(),
  kind: UnitKind,
  parent: v.string(),
  people: v.number(),
});

export type UnitPlan = v.InferOutput<typeof UnitPlan>;

/** A list of the file: its sheet, where it starts, how many rows of people, whether it is left out. */
export const TableView = v.strictObject({
  sheet: v.string(),
  hidden: v.boolean(),
  from: v.string(),
  people: v.number(),
  excluded: v.boolean(),
});

export type TableView = v.InferOutput<typeof TableView>;

export const Preview = v.strictObject({
  counts: Counts,
  /** Rows by code, each row once. */
  problemCounts: v.array(
    v.strictObject({
      code: ProblemCode,
      level: v.picklist(["error", "warning"]),
      rows: v.number(),
      confirmed: v.boolean(),
    }),
  ),
  columns: v.array(ColumnView),
  /** The first rows as they stand, to choose the header from. */
  head: v.array(
    v.strictObject({
      row: v.number(),
      cells: v.array(v.string()),
    }),
  ),
  rows: v.array(RowView),
  problems: v.array(Problem),
  suggestions: v.array(Suggestion),
  units: v.array(UnitPlan),
  ignoredRows: v.array(
    v.strictObject({
      row: v.number(),
      at: Place,
      kind: v.picklist(["header", "footer", "unmapped"]),
    }),
  ),
  tables: v.array(TableView),
  /** Sheets that hold something and were not read. */
  others: v.array(v.string()),
  strayQuotes: v.array(v.number()),
  /** Fields that no import can do without and that no column carries. */
  missingFields: v.array(v.picklist(["branch", "name", "standing"])),
});

export type Preview = v.InferOutput<typeof Preview>;
