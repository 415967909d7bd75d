import * as v from "valibot";
import { SCHEMES } from "../../../db/vocabulary";
import { Can, Created, FieldRefusal, line, QuarterText, YearNumber } from "../../core/shapes";
import { answersNothing, type Endpoints } from "../../http/answers";
import { Measures } from "./shape";

/** A draft is judged by the rules, which name each wrong field; its shape is not asked for twice. */
const draft = v.custom<unknown>((input) => typeof input === "object" && input !== null);

export const CheckMeasures = v.strictObject({ content: draft });

export const AdoptMeasures = v.strictObject({
  content: draft,
  /** The first quarter that it governs: a year's first, or a named one whose inspection has not opened. */
  fromQuarter: QuarterText,
  reason: v.pipe(line(500), v.minLength(5)),
  /** Number of the latest version that its author has seen. */
  basedOn: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type AdoptMeasures = v.InferOutput<typeof AdoptMeasures>;

/** A draft tried on a year's facts: from its first quarter, or from a named one on. */
export const TryMeasures = v.strictObject({
  content: draft,
  year: YearNumber,
  scheme: v.picklist(SCHEMES),
  fromQuarter: v.optional(QuarterText),
});
export type TryMeasures = v.InferOutput<typeof TryMeasures>;

export const VERSION_STATES = ["in_force", "coming", "past", "withdrawn"] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** A version as its readers see it. */
export const VersionRow = v.strictObject({
  id: v.string(),
  number: v.number(),
  fromQuarter: v.string(),
  content: Measures,
  reason: v.nullable(v.string()),
  /** UTC epoch ms; the name of who adopted it, null for the one that came with the sign-up. */
  createdAt: v.number(),
  createdBy: v.nullable(v.string()),
  state: v.picklist(VERSION_STATES),
  can: Can,
});
export type VersionRow = v.InferOutput<typeof VersionRow>;

export const VersionList = v.strictObject({
  versions: v.array(VersionRow),
  /** Quarters from which a new version may hold, the usual one first. */
  quarters: v.array(v.string()),
  can: Can,
});
export type VersionList = v.InferOutput<typeof VersionList>;

/** What is written down in the log under this concept's name. */
export const events = ["measures.adopted", "measures.withdrawn"] as const;

export const endpoints = {
  "GET /measures": VersionList,
  "POST /measures": Created,
  "GET /measures/:id": v.strictObject({
    version: VersionRow,
  }),
  "POST /measures/:id/withdrawal": answersNothing,
  "POST /measures/check": v.strictObject({
    faults: v.array(FieldRefusal),
  }),
} satisfies Endpoints;
