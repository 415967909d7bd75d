import * as v from "valibot";
import { SCHEMES } from "../../../db/vocabulary";
import { line, QuarterText, YearNumber } from "../../core/shapes";
import type { Measures } from "./shape";

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
export type VersionRow = {
  id: string;
  number: number;
  fromQuarter: string;
  content: Measures;
  reason: string | null;
  /** UTC epoch ms; the name of who adopted it, null for the one that came with the sign-up. */
  createdAt: number;
  createdBy: string | null;
  state: VersionState;
  can: string[];
};
export type VersionList = {
  versions: VersionRow[];
  /** Quarters from which a new version may hold, the usual one first. */
  quarters: string[];
  can: string[];
};
