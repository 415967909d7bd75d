import type { FieldRefusal } from "../../../../worker/core/refusal.ts";
import { basisOf, type Leaf } from "../../../../worker/measures/versions/rules.ts";
import { useText } from "../../../text/index.ts";
import { measures as words } from "../../../text/measures/versions.zh.ts";
import { sentenceAt } from "../../../text/refusal-sentences.ts";
import type { FormError } from "../../../ui/Form.tsx";
import { placeOf } from "./layout.ts";
import type { Cell, Kind, Row, Word } from "./layout-cells.ts";
import { textOf } from "./values.ts";

const t = useText(words);
const word = t as (key: string) => string;

export const quarterWord = (quarter: string) =>
  t("quarter_of", { year: quarter.slice(0, 4), quarter: t(quarter.slice(4) as "Q1") });

/** A measure's name as the document gives it: its row, and its column where there are several. */
export function nameOf(path: string): string {
  const place = placeOf(path);
  if (!place) return path;
  const column = place.group.columns?.[place.column];
  return column && place.row.cells.filter(Boolean).length > 1
    ? `${t(place.row.label as "title")} · ${t(column as "title")}`
    : t(place.row.label as "title");
}

/** A measure's value in words. */
export function valueWord(leaf: Leaf | undefined, kind: Kind): string {
  if (kind === "switch") return leaf === true || leaf === 1 ? t("yes") : t("no");
  if (kind === "order") return (Array.isArray(leaf) ? leaf : []).map((key) => word(String(key))).join(" → ");
  const choice = typeof kind === "object" && kind.find((one) => choiceOf(one) === leaf);
  return choice ? word(choice) : textOf(leaf, kind);
}

/** "per_month" is the choice "month", "round_down" is "down". */
export const choiceOf = (choice: Word) => choice.replace(/^(per|round|base)_/, "");

/** A switch that is on says its unit alone. */
export function withUnit(text: string, { unit, kind }: Cell): string {
  if (!unit) return text;
  return kind === "switch" ? (text === t("yes") ? word(unit) : text) : `${text} ${word(unit)}`;
}

export const basisWords = (row: Row) =>
  [...new Set(row.cells.flatMap((cell) => (cell ? [basisOf(cell.path)] : [])))].map((basis) => ({
    basis,
    word: t(basis),
  }));

/** What is wrong, each with its place in the document. */
export const errorsOf = (faults: readonly FieldRefusal[]): FormError[] =>
  faults.map((fault) => ({
    name: placeOf(fault.path)?.cell.path ?? fault.path,
    sentence: t("at", { place: groupName(fault.path), sentence: sentenceAt(fault) }),
  }));

function groupName(path: string): string {
  const place = placeOf(path);
  if (!place) return path;
  return place.cell.path === path ? nameOf(path) : t(place.part.title as "title");
}
