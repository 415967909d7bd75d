import { useSearchParams } from "@solidjs/router";
import ChartColumn from "lucide-solid/icons/chart-column";
import Printer from "lucide-solid/icons/printer";
import { For, Show } from "solid-js";
import { countyCode } from "../../../api.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { periodKey } from "../../../shell/period.ts";
import { type Comparison, INDICATORS, useComparison } from "../../../shell/reports/comparison.ts";
import { usePeriod } from "../../../shell/use-period.ts";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { comparing } from "../../../text/reports/comparison.zh.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Near } from "../../../ui/Near.tsx";
import { EmptyState, How, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { Charts } from "./charts.tsx";
import css from "./comparison.module.css";
import { exported } from "./exported.ts";
import { Standards } from "./standards.tsx";

/** All branches against the standards, in the county's fixed order. */
export function ComparisonPage() {
  return (
    <Allowed any={["comparison.read"]}>
      <Compared />
    </Allowed>
  );
}

function Compared() {
  const t = useText(comparing);
  const [search, setSearch] = useSearchParams<{ versus?: string }>();
  const period = usePeriod();
  const versus = () => search.versus === "1";
  const now = useComparison(() => periodKey(period()));
  const before = useComparison(() =>
    versus() ? periodKey({ ...period(), year: period().year - 1 }) : undefined,
  );
  const words = () => {
    const { year, quarter } = period();
    if (quarter === "all") return t("year_of", { year });
    return t("quarter_of", { year, quarter: t(`quarter_${quarter.slice(1) as "1" | "2" | "3" | "4"}`) });
  };
  return (
    <>
      <PageHead
        title={t("title_of", { period: words() })}
        sub={t("sub")}
        actions={
          <Show when={now.data?.rows.some((row) => !row.subtotal)}>
            <Button onClick={() => setSearch({ versus: versus() ? undefined : "1" })} aria-pressed={versus()}>
              {versus() ? t("versus_off") : t("versus")}
            </Button>
            <Button onClick={() => window.print()}>
              <Printer size={15} aria-hidden="true" />
              {t("print")}
            </Button>
            <ExportButtons
              what={() =>
                exported(
                  now.data as Comparison,
                  `${t("title")} ${words()}`,
                  versus() ? before.data : undefined,
                )
              }
            />
          </Show>
        }
      />
      <Show when={now.data} fallback={<Skeleton lines={12} />}>
        {(data) => (
          <Show
            when={data().rows.some((row) => !row.subtotal)}
            fallback={
              <EmptyState
                icon={ChartColumn}
                title={t("empty")}
                action={
                  <ButtonLink href={`/c/${countyCode()}/organization`}>{t("to_organization")}</ButtonLink>
                }
              >
                {t("empty_help")}
              </EmptyState>
            }
          >
            <p class={css.state}>
              {data().frozen ? t("frozen") : t("live")} ·{" "}
              <Show when={data().recordedUntil}>
                {(until) => <>{t("until", { at: fullMoment(until()) })} · </>}
              </Show>
              <Link href={`/c/${countyCode()}/measures?version=${data().measures}`}>
                {t("measures", { n: data().measures })}
              </Link>
            </p>
            <Show when={versus() && !data().frozen && before.data}>
              <p class={css.state}>{t("versus_running")}</p>
            </Show>
            <Standards data={data()} before={versus() ? before.data : undefined} />
            <How label={t("how")}>
              <For each={INDICATORS}>{(code) => <p>{`${t(code)}：${t(`how_${code}`)}`}</p>}</For>
              <p>
                {t("how_sum")}{" "}
                <Link href={`/c/${countyCode()}/measures?version=${data().measures}`}>
                  {t("how_measures")}
                </Link>
              </p>
            </How>
            <Near>
              <Charts data={data()} year={period().year} versus={versus()} />
            </Near>
          </Show>
        )}
      </Show>
    </>
  );
}
