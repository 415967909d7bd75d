import { useSearchParams } from "@solidjs/router";
import type { Accessor } from "solid-js";
import { useMe } from "./me.ts";
import { type Period, periodOf } from "./period.ts";

/** Year and quarter as the address says, else those of today. */
export function usePeriod(): Accessor<Period> {
  const me = useMe();
  const [search] = useSearchParams<{ year?: string; quarter?: string }>();
  return () => periodOf(search, me().today);
}
