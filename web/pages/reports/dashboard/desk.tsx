import { Show } from "solid-js";
import { county, countyCode } from "../../../api.ts";
import { useQuery } from "../../../query/index.ts";
import { Guarded } from "../../../shell/Guarded.tsx";
import { useCan, useMe } from "../../../shell/me.ts";
import { NotOut } from "../../../shell/NotOut.tsx";
import { isBranch, useUnits } from "../../../shell/organization/units.ts";
import { periodKey } from "../../../shell/period.ts";
import {
  type Comparison,
  decimals,
  figureOf,
  INDICATORS,
  type Indicator,
  isShort,
  standardOf,
  useComparison,
  useQuarters,
} from "../../../shell/reports/comparison.ts";
import { usePeriod } from "../../../shell/use-period.ts";
import { day, figure, fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { running } from "../../../text/ledger/runs.zh.ts";
import { comparing } from "../../../text/reports/comparison.zh.ts";
import { dashboard } from "../../../text/reports/dashboard.zh.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { Spark } from "../../../ui/charts/Spark.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Columns, EmptyState, PageHead, Section, Skeleton } from "../../../ui/Page.tsx";
import { StatRow } from "../../../ui/Stat.tsx";
import { TaskList } from "../../../ui/TaskList.tsx";
import { OwnProgress } from "./own.tsx";
import { useRuns } from "./sources.ts";
import { Tasks } from "./tasks.tsx";
import { Unlinked } from "./unlinked.tsx";

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
      <Show when={!units.isSuccess || branches().length} fallback={<FirstSteps />}>
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
                <Next />
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

function FirstSteps() {
  const t = useText(dashboard);
  const can = useCan();
  const to = (path: string) => `/c/${countyCode()}${path}`;
  return (
    <Show
      when={can("unit.manage")}
      fallback={<EmptyState title={t("empty_reader")}>{t("empty_reader_help")}</EmptyState>}
    >
      <Section title={t("first_title")} sub={t("first_sub")}>
        <TaskList
          label={t("first_title")}
          tasks={[
            { title: t("step_roster"), detail: t("step_roster_help"), href: to("/rosters") },
            { title: t("step_units"), detail: t("step_units_help"), href: to("/organization") },
            { title: t("step_invite"), detail: t("step_invite_help"), href: to("/organization") },
            { title: t("step_session"), detail: t("step_session_help"), href: to("/sessions/new") },
          ]}
        />
      </Section>
    </Show>
  );
}

const units: Partial<Record<Indicator, string>> = { attendance: "%", essays: "%", inspection: "%" };

function Standards() {
  const t = useText(dashboard);
  const c = useText(comparing);
  const me = useMe();
  const period = usePeriod();
  const now = useComparison(() => periodKey(period()));
  const begun = () =>
    [1, 2, 3, 4]
      .filter((n) => `${period().year}-${String(n * 3 - 2).padStart(2, "0")}-01` <= me().today)
      .map((n) => `${period().year}Q${n}`);
  const quarters = useQuarters(begun);
  /** The county's row for accounts that reach the county, else that of one's own unit. */
  const rowOf = (data: Comparison | undefined) => {
    const own = me().roles.map((held) => held.unitId);
    return data?.rows.find((row) => own.includes(row.id)) ?? data?.rows[0];
  };
  const shown = (code: Indicator, value: number | undefined) =>
    value === undefined ? c("none") : figure(value, decimals[code]);
  const name = (code: Indicator) => c(code).replace(/ %$/, "");
  return (
    <Show when={now.data} fallback={<Skeleton lines={3} />}>
      {(data) => (
        <Show when={rowOf(data())} fallback={<p class="soft">{c("empty")}</p>}>
          {(row) => (
            <>
              <p class="soft">
                {t("standards_of", { unit: row().name })} {data().frozen ? c("frozen") : c("live")}
              </p>
              <StatRow
                stats={INDICATORS.filter((code) => row().cells[code].d > 0).map((code) => {
                  const standard = standardOf(row(), code);
                  const trend = quarters().map((query) =>
                    figureOf(query.isSuccess ? rowOf(query.data) : undefined, code),
                  );
                  const values = trend.map((value) => shown(code, value)).join(" · ");
                  return {
                    label: name(code),
                    value: shown(code, figureOf(row(), code)),
                    unit: units[code],
                    note: standard === undefined ? undefined : c("standard", { n: shown(code, standard) }),
                    short: isShort(row(), code),
                    href: `/c/${countyCode()}/comparison?year=${period().year}&quarter=${period().quarter}&standard=${code}`,
                    trend:
                      trend.filter((value) => value !== undefined).length > 1 ? (
                        <Spark label={t("trend", { standard_name: name(code), values })} values={trend} />
                      ) : undefined,
                  };
                })}
              />
            </>
          )}
        </Show>
      )}
    </Show>
  );
}

function Next() {
  const t = useText(dashboard);
  const r = useText(running);
  const runs = useRuns();
  const periodWords = (of: string) =>
    of.length === 4
      ? r("year", { year: of })
      : r("quarter", { year: of.slice(0, 4), quarter: r(of.slice(4) as "Q1") });
  const isUnknown = () => runs.data?.runs.some(({ kind, state }) => kind === "tick" && state === "failed");
  return (
    <Show when={runs.data} fallback={<Skeleton lines={3} />}>
      {(data) => (
        <Show
          when={data().next.length}
          fallback={<p class="soft">{isUnknown() ? r("next_unknown") : t("next_none")}</p>}
        >
          <TaskList
            label={t("next")}
            tasks={data().next.map((run) => ({
              title: r(run.kind),
              detail: periodWords(run.period),
              due: r("at", { day: fullDay(run.dueOn) }),
            }))}
          />
          <NotOut days={data().next.map((run) => run.dueOn)} />
        </Show>
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
