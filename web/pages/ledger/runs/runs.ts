import type { Repeatable } from "../../../../worker/ledger/runs/shape.ts";
import type { Ledger, Run } from "../../../../worker/schedule/shape.ts";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { running } from "../../../text/ledger/runs.zh.ts";
import { refusals } from "../../../text/refusals.zh.ts";

export type { Ledger, Repeatable, Run };

const t = useText(running);

/** Nothing can be foreseen until it is made good. */
export const isFailedTick = ({ kind, state }: Pick<Run, "kind" | "state">) =>
  kind === "tick" && state === "failed";
export const isLive = ({ state }: Run) => state === "queued" || state === "running";

export function periodWords(period: string): string {
  if (period.length === 4) return t("year", { year: period });
  if (period.includes("-")) return fullDay(period);
  return t("quarter", { year: period.slice(0, 4), quarter: t(period.slice(4) as "Q1") });
}

export function errorWords(code: string): string {
  if (code === "dead_lettered" || code === "tick_failed" || code === "expiry_failed") return t(code);
  if (code in refusals.zh) return useText(refusals)(code as "unavailable");
  return t("error_other", { code });
}
