import { Show } from "solid-js";
import { isYearKnown, yearOf } from "../../worker/core/calendar.ts";
import { countyCode } from "../api.ts";
import { listed } from "../text/format.ts";
import { useText } from "../text/index.ts";
import { holidays } from "../text/measures/holidays.zh.ts";
import { Link } from "../ui/Link.tsx";
import { Notice } from "../ui/Page.tsx";

/** Says of which years the holiday notice is not out yet, where due dates of such a year stand. */
export function NotOut(props: { days: readonly string[] }) {
  const t = useText(holidays);
  const years = () => [...new Set(props.days.map(yearOf))].filter((year) => !isYearKnown(year)).sort();
  return (
    <Show when={years().length > 0}>
      <Notice>
        {t("due_not_out", { years: listed(years().map(String)) })}{" "}
        <Link href={`/c/${countyCode()}/measures/holidays?of=${years()[0]}`}>{t("link")}</Link>
      </Notice>
    </Show>
  );
}
