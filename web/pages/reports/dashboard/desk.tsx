import { Show } from "solid-js";
import { county, countyCode } from "../../../api.ts";
import { useQuery } from "../../../query/index.ts";
import { Guarded } from "../../../shell/Guarded.tsx";
import { useCan, useMe } from "../../../shell/me.ts";
import { isBranch, useUnits } from "../../../shell/organization/units.ts";
import { page } from "../../../shell/page.ts";
import { periodKey } from "../../../shell/period.ts";
import {
  decimals,
  figureOf,
  INDICATORS,
  type Indicator,
  isShort,
  standardOf,
} from "../../../shell/reports/comparison.ts";
import { usePeriod } from "../../../shell/use-period.ts";
import { day, figure, fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { comparing } from "../../../text/reports/comparison.zh.ts";
import { dashboard } from "../../../text/reports/dashboard.zh.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { Spark } from "../../../ui/charts/Spark.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Columns, PageHead, Section, Skeleton } from "../../../ui/Page.tsx";
import { StatRow } from "../../../ui/Stat.tsx";
import { Suspense } from "../../../ui/solid.ts";
import { TaskList } from "../../../ui/TaskList.tsx";
import { OwnProgress } from "./own.tsx";
import { Tasks } from "./tasks.tsx";
import { Unlinked } from "./unlinked.tsx";

/** Only before there is a branch. */
const FirstSteps = page(() => import("./first-steps.tsx").then((m) => m.FirstSteps));
/** Only for who reads the ledger of runs; nobody else loads its words. */
const Next = page(() => import("./next.tsx").then((m) => m.Next));

/** What needs a person today, the period's standards, what comes by itself, what was held. */
export function CountyDesk() {
  const t = useText(dashboard);
  const me = useMe();
  const can = useCan();
  const period = usePeriod();
  const units = useUnits();
  const known = () => (units.isSuccess ? units.data.units.filter((unit) => !unit.isDissolved) : []);
  const branches = () => known().filter(isBranch);
  const people = () => branches().reduce((sum, unit) => sum + unit.people, 0);
  return (
    <>
      <PageHead
        title={t("title", { year: period().year, part: t(period().quarter) })}
        sub={
          units.isSuccess
            ? t("sub", { branches: branches().length, people: people(), day: fullDay(me().today) })
            : fullDay(me().today)
        }
        actions={
          <Show when={can("session.plan") && branches().length}>
            <ButtonLink kind="primary" href={`/c/${countyCode()}/sessions/new`}>
              {t("plan")}
            </ButtonLink>
          </Show>
        }
      />
      <Show
        when={!units.isSuccess || branches().length}
        fallback={
          <Suspense>
            <FirstSteps />
          </Suspense>
        }
      >
        <Section title={t("todo")}>
          <Guarded>
            <Tasks />
          </Guarded>
        </Section>
        <Unlinked />
        <Section
          title={t("standards")}
          action={<Link href={`/c/${countyCode()}/comparison`}>{t("to_comparison")}</Link>}
        >
          <Guarded>
            <Standards />
          </Guarded>
        </Section>
        <Columns>
          <Show when={can("run.read")}>
            <Section title={t("next")} action={<Link href={`/c/${countyCode()}/runs`}>{t("to_runs")}</Link>}>
              <Guarded>
                <Suspense fallback={<Skeleton lines={3} />}>
                  <Next />
                </Suspense>
              </Guarded>
            </Section>
          </Show>
          <Section
            title={t("latest")}
            action={<Link href={`/c/${countyCode()}/sessions`}>{t("to_sessions")}</Link>}
          >
            <Guarded>
              <Latest />
            </Guarded>
          </Section>
        </Columns>
        <Show when={me().person}>
          <OwnProgress />
        </Show>
      </Show>
    </>
  );
}

const reaching = ["administrator", "leader", "inspector"];
const units: Partial<Record<Indicator, string>> = { attendance: "%", essays: "%", inspection: "%" };

function Standards() {
  const t = useText(dashboard);
  const c = useText(comparing);
  const period = usePeriod();
  const me = useMe();
  /** The county's figures for accounts that reach the county, else those of one's own unit. */
  const unit = () => (me().roles.find(({ role }) => reaching.includes(role)) ?? me().roles[0])?.unitId ?? "";
  const now = useQuery(() => ({
    queryKey: ["comparison", "of", unit(), periodKey(period())],
    queryFn: () => county.get(`/reports/dashboard?period=${periodKey(period())}&unit=${unit()}`),
    enabled: unit() !== "",
  }));
  const shown = (code: Indicator, value: number | undefined) =>
    value === undefined ? c("none") : figure(value, decimals[code]);
  const name = (code: Indicator) => c(code).replace(/ %$/, "");
  return (
    <Show when={now.data} fallback={<Skeleton lines={3} />}>
      {(data) => (
        <>
          <p class="soft">
            {t("standards_of", { unit: data().unit.name })} {data().frozen ? c("frozen") : c("live")}
          </p>
          <StatRow
            stats={INDICATORS.filter((code) => data().cells[code].d > 0).map((code) => {
              const standard = standardOf(data(), code);
              const trend = data().quarters.map(({ cells }) => figureOf(cells ? { cells } : undefined, code));
              const values = trend.map((value) => shown(code, value)).join(" · ");
              return {
                label: name(code),
                value: shown(code, figureOf(data(), code)),
                unit: units[code],
                note: standard === undefined ? undefined : c("standard", { n: shown(code, standard) }),
                short: isShort(data(), code),
                href: `/c/${countyCode()}/comparison?year=${period().year}&quarter=${period().quarter}&indicator=${code}`,
                trend:
                  trend.filter((value) => value !== undefined).length > 1 ? (
                    <Spark label={t("trend", { indicator: name(code), values })} values={trend} />
                  ) : undefined,
              };
            })}
          />
        </>
      )}
    </Show>
  );
}

function Latest() {
  const t = useText(dashboard);
  const me = useMe();
  const list = useQuery(() => ({
    queryKey: ["sessions", "until", me().today],
    queryFn: () => county.get(`/sessions?to=${me().today}`),
  }));
  const rows = () => (list.data?.sessions ?? []).filter((row) => row.state !== "cancelled").slice(0, 5);
  return (
    <Show when={list.data} fallback={<Skeleton lines={3} />}>
      <Show when={rows().length} fallback={<p class="soft">{t("latest_none")}</p>}>
        <TaskList
          label={t("latest")}
          tasks={rows().map((row) => ({
            title: row.title,
            href: `/c/${countyCode()}/sessions/${row.id}`,
            detail: `${day(row.heldOn)} · ${row.unitName}`,
            due: row.counts.roll > 0 ? `${row.counts.present} / ${row.counts.expected}` : undefined,
          }))}
        />
      </Show>
    </Show>
  );
}
