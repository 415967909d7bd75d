import { useSearchParams } from "@solidjs/router";
import ChartColumn from "lucide-solid/icons/chart-column";
import Printer from "lucide-solid/icons/printer";
import { For, Show } from "solid-js";
import { countyCode } from "../../api.ts";
import { Allowed } from "../../shell/Allowed.tsx";
import { ExportButtons } from "../../shell/ExportButtons.tsx";
import { periodKey } from "../../shell/period.ts";
import { usePeriod } from "../../shell/use-period.ts";
import { comparing } from "../../text/comparing.zh.ts";
import { figure, fullMoment } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { BarAgainstStandard } from "../../ui/charts/BarAgainstStandard.tsx";
import { Link } from "../../ui/Link.tsx";
import { EmptyState, How, PageHead, Skeleton } from "../../ui/Page.tsx";
import { type Column, Table } from "../../ui/Table.tsx";
import { Charts } from "./charts.tsx";
import css from "./comparison.module.css";
import {
  type Comparison,
  type ComparisonRow,
  decimals,
  figureOf,
  isShort,
  type StandardCode,
  standardOf,
  standards,
  useComparison,
  withUnit,
} from "./data.ts";

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
            <ExportButtons what={() => exported(now.data as Comparison, `${t("title")} ${words()}`, t)} />
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
            <Standards data={data()} before={versus() ? before.data : undefined} />
            <How label={t("how")}>
              <For each={standards}>{(code) => <p>{`${t(code)}：${t(`how_${code}`)}`}</p>}</For>
              <p>
                {t("how_sum")}{" "}
                <Link href={`/c/${countyCode()}/measures?version=${data().measures}`}>
                  {t("how_measures")}
                </Link>
              </p>
            </How>
            <Charts data={data()} year={period().year} versus={versus()} />
          </Show>
        )}
      </Show>
    </>
  );
}

const wordsOf = () => useText(comparing);
type Words = ReturnType<typeof wordsOf>;

/** Standards without a figure anywhere have no column: nothing dead is shown. */
const shownIn = (data: Comparison) =>
  standards.filter((code) => data.rows.some((row) => row.cells[code].d > 0));
const highest = (data: Comparison, code: StandardCode) =>
  Math.max(...data.rows.flatMap((row) => [figureOf(row, code) ?? 0, standardOf(row, code) ?? 0]), 1);

function Standards(props: { data: Comparison; before: Comparison | undefined }) {
  const t = useText(comparing);
  const old = (id: string) => props.before?.rows.find((row) => row.id === id);
  const columns = (): Column<ComparisonRow>[] => [
    {
      key: "unit",
      head: t("unit"),
      cell: (row) => <UnitName row={row} />,
      compare: (a, b) => a.name.localeCompare(b.name),
    },
    {
      key: "people",
      head: t("people"),
      kind: "figure",
      cell: (row) => row.people,
      compare: (a, b) => a.people - b.people,
    },
    ...shownIn(props.data).map(
      (code): Column<ComparisonRow> => ({
        key: code,
        head: t(code),
        under: underOf(props.data, code, t),
        kind: "figure",
        compare: (a, b) => (figureOf(a, code) ?? -1) - (figureOf(b, code) ?? -1),
        cell: (row) => (
          <Figure
            row={row}
            code={code}
            max={highest(props.data, code)}
            data={props.data}
            before={old(row.id)}
          />
        ),
      }),
    ),
  ];
  return (
    <Table<ComparisonRow>
      caption={t("title")}
      captionHidden
      columns={columns()}
      rows={props.data.rows}
      rowKind={(row) => (row.subtotal ? "sum" : "child")}
    />
  );
}

function UnitName(props: { row: ComparisonRow }) {
  return (
    <span style={{ "padding-inline-start": `${Math.max(props.row.depth - 1, 0) * 12}px` }}>
      <Show when={!props.row.subtotal} fallback={props.row.name}>
        <Link href={`/c/${countyCode()}/people?unit=${props.row.id}`}>{props.row.name}</Link>
      </Show>
    </span>
  );
}

/** One standard for all, or as each unit's posts make it. */
function underOf(data: Comparison, code: StandardCode, t: Words): string | undefined {
  const all = new Set(
    data.rows.flatMap((row) => standardOf(row, code) ?? []).map((value) => withUnit(value, code)),
  );
  if (all.size === 0) return undefined;
  return all.size === 1 ? t("standard", { n: [...all][0] ?? "" }) : t("standard_varies");
}

function Figure(props: {
  row: ComparisonRow;
  code: StandardCode;
  max: number;
  data: Comparison;
  before: ComparisonRow | undefined;
}) {
  const t = useText(comparing);
  const shown = () => figure(figureOf(props.row, props.code) ?? 0, decimals[props.code]);
  const standard = () => standardOf(props.row, props.code);
  const short = () => isShort(props.row, props.code);
  const label = () => {
    const said = { unit: props.row.name, standard_name: t(props.code), shown: shown() };
    const bar = standard();
    return bar === undefined
      ? t("cell_plain", said)
      : t("cell", {
          ...said,
          standard: withUnit(bar, props.code),
          state: short() ? t("state_short") : "",
        });
  };
  const drawn = () => (
    <BarAgainstStandard
      label={label()}
      value={figureOf(props.row, props.code)}
      shown={shown()}
      none={t("none")}
      standard={standard()}
      max={props.max}
    />
  );
  const before = () => figureOf(props.before, props.code);
  return (
    <>
      <Show when={figureOf(props.row, props.code) !== undefined} fallback={drawn()}>
        <Link href={recordsOf(props.data, props.row, props.code)} kind="plain">
          {drawn()}
          <Show when={short()}>
            <small class={css.short}>{t("short")}</small>
          </Show>
        </Link>
      </Show>
      <Show when={before() !== undefined}>
        <small class={css.before}>
          {t("before", { shown: figure(before() ?? 0, decimals[props.code]) })}
        </small>
      </Show>
    </>
  );
}

/** The records behind a figure. */
function recordsOf({ first, last, period }: Comparison, row: ComparisonRow, code: StandardCode): string {
  const home = `/c/${countyCode()}`;
  const [year, quarter] = [period.slice(0, 4), period.slice(4)];
  switch (code) {
    case "attendance":
    case "hours":
      return `${home}/sessions?unit=${row.id}&from=${code === "hours" ? `${year}-01-01` : first}&to=${last}`;
    case "notes":
      return `${home}/notes?unit=${row.id}&from=${year}-01-01&to=${last}`;
    case "essays":
      return `${home}/essays?unit=${row.id}`;
    case "inspection":
      return `${home}/inspections?year=${year}&quarter=${quarter || "Q4"}`;
    default:
      return `${home}/assessments?year=${year}`;
  }
}

/** What is shown, as real numbers: figure and standard in columns of their own. */
function exported(data: Comparison, name: string, t: Words) {
  const cut = (value: number | undefined, code: StandardCode) =>
    value === undefined ? null : Math.floor(value * 10 ** decimals[code] + 1e-9) / 10 ** decimals[code];
  return {
    name,
    rows: data.rows,
    columns: [
      { head: t("unit"), value: (row: ComparisonRow) => row.name, width: 28 },
      { head: t("people"), value: (row: ComparisonRow) => row.people },
      ...shownIn(data).flatMap((code) => [
        { head: t(code), value: (row: ComparisonRow) => cut(figureOf(row, code), code) },
        ...(code === "excellent"
          ? []
          : [
              {
                head: `${t(code)} ${t("standard", { n: "" }).trim()}`,
                value: (row: ComparisonRow) => cut(standardOf(row, code), code),
              },
            ]),
      ]),
    ],
  };
}
