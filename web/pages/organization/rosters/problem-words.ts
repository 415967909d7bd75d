import type {
  OutReason,
  ProblemCode,
  SuggestionKind,
} from "../../../../worker/organization/rosters/shape.ts";
import type { Problem, RowView } from "../../../../worker/organization/rosters/shape-preview.ts";
import { useText } from "../../../text/index.ts";
import { rosters } from "../../../text/organization/rosters.zh.ts";
import type { StatusKind } from "../../../ui/StatusText.tsx";

const t = useText(rosters);
type Key = keyof typeof rosters.zh;
/** A word without parameters whose key is made of a code. */
const word = (key: string) => (t as (key: Key) => string)(key as Key);

export const kindOf = (code: ProblemCode) => word(`k_${code}`);
export const fieldName = (field: string) => word(`f_${field}`);
export const suggestionName = (kind: SuggestionKind) => word(`s_${kind}`);
export const unitKind = (kind: string) => word(kind);

/** What is wrong and what will be done about it. */
export function sentenceOf({ code, params = {} }: Problem): string {
  const one = code === "repeated" || code === "namesake";
  const key = one ? `p_${code}_${params.row === undefined ? "here" : "row"}` : `p_${code}`;
  const said = params.why === undefined ? params : { ...params, why: word(`n_${params.why}`) };
  return (t as (key: Key, params: unknown) => string)(key as Key, said);
}

export function outcomeOf(row: Pick<RowView, "outcome" | "reason">): { kind: StatusKind; words: string } {
  if (row.reason) return { kind: kinds[row.reason], words: word(`o_${row.reason}`) };
  return { kind: row.outcome === "create" ? "ok" : "none", words: word(`o_${row.outcome}`) };
}

const kinds: Record<OutReason, StatusKind> = { error: "stop", unconfirmed: "short", excluded: "none" };
