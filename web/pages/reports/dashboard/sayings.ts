import { countyCode } from "../../../api.ts";
import { useCan, useMe } from "../../../shell/me.ts";
import { day } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { dashboard } from "../../../text/reports/dashboard.zh.ts";
import type { Sources } from "./sources.ts";

/** What a task is told from: the sources, and how names, days and pages are said. */
export type Telling = Sources & ReturnType<typeof useSayings>;

export function useSayings() {
  const t = useText(dashboard);
  const me = useMe();
  const can = useCan();
  const names = (list: readonly string[]) =>
    list.length > 3 ? t("and_more", { names: list.slice(0, 3).join(t("comma")) }) : list.join(t("comma"));
  const dueOn = (on: string) => ({
    due: on < me().today ? t("expired", { day: day(on) }) : t("before", { day: day(on) }),
    late: on < me().today,
  });
  return { t, me, can, names, dueOn };
}

export const to = (path: string) => `/c/${countyCode()}${path}`;

/** A page that is full may have more behind it. */
export const orMore = (n: number, after: string | null) => (after ? `${n}+` : n);
