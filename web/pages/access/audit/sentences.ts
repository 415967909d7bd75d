import { auditing } from "../../../text/access/audit.zh.ts";
import { listed } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import type { AuditRow } from "./audit.ts";

const t = useText(auditing);

/** What happened, in words; an event of a newer version than this page by its code. */
export function sentenceOfEvent(row: Pick<AuditRow, "event" | "subjectName" | "detail">): string {
  if (!(row.event in auditing.zh)) return t("other_event", { event: row.event });
  const say = t as (key: string, params: Record<string, string>) => string;
  const { failures, refused } = row.detail ?? {};
  const what = row.subjectName ?? t("erased");
  return say(row.event, { what, failures: `${failures ?? 0}`, refused: `${refused ?? 0}` });
}

export function actorOf(row: Pick<AuditRow, "actor" | "role">): string {
  return row.actor ?? (row.role === "system" ? t("system") : t("nobody"));
}

export type DetailLine = { key: string; before?: string; value: string };

/** Before and after field by field where both are there, else what was written down, one line a field. */
export function linesOf(detail: AuditRow["detail"]): DetailLine[] {
  const { before, after, ...rest } = detail ?? {};
  return [
    ...changes(before, after),
    ...Object.entries(rest).map(([key, value]) => ({ key, value: text(value) })),
  ];
}

function changes(before: unknown, after: unknown): DetailLine[] {
  if (before === undefined && after === undefined) return [];
  if (!isRecord(after)) return [{ key: "", before: text(before), value: text(after) }];
  const old = isRecord(before) ? before : {};
  return Object.entries(after)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key]))
    .map(([key, value]) => ({ key, before: key in old ? text(old[key]) : undefined, value: text(value) }));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function text(value: unknown): string {
  if (value === null || value === undefined || value === "") return t("empty");
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (Array.isArray(value) && (value.length > 6 || value.some((item) => typeof item === "object")))
    return t("items", { n: value.length });
  if (Array.isArray(value)) return listed(value.map(text));
  return isRecord(value) ? JSON.stringify(value) : String(value);
}

export const detailText = (detail: AuditRow["detail"]) =>
  linesOf(detail)
    .map(
      ({ key, before, value }) =>
        `${key ? `${key}: ` : ""}${before === undefined ? "" : `${before} → `}${value}`,
    )
    .join("; ");
