import { type JSX, Show } from "solid-js";
import { countyCode } from "../../../api.ts";
import { useCan } from "../../../shell/me.ts";
import {
  type Comparison,
  type ComparisonRow,
  decimals,
  figureOf,
  type Indicator,
  isShort,
  shownIn,
  standardOf,
  withUnit,
} from "../../../shell/reports/comparison.ts";
import { byName, figure } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { comparing } from "../../../text/reports/comparison.zh.ts";
import { BarAgainstStandard } from "../../../ui/charts/BarAgainstStandard.tsx";
import { Link } from "../../../ui/Link.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import css from "./comparison.module.css";

const t = useText(comparing);

const highest = (data: Comparison, code: Indicator) =>
  Math.max(...data.rows.flatMap((row) => [figureOf(row, code) ?? 0, standardOf(row, code) ?? 0]), 1);

/** Every unit's figures as bars against the standards, each leading to its records. */
export function Standards(props: { data: Comparison; before: Comparison | undefined }) {
  const old = (id: string) => props.before?.rows.find((row) => row.id === id);
  const columns = (): Column<ComparisonRow>[] => [
    {
      key: "unit",
      head: t("unit"),
      cell: (row) => <UnitName row={row} />,
      compare: (a, b) => byName(a.name, b.name),
    },
    {
      key: "people",
      head: t("people"),
      kind: "figure",
      cell: (row) => row.people,
      compare: (a, b) => a.people - b.people,
    },
    ...shownIn(props.data).map((code): Column<ComparisonRow> => {
      const max = highest(props.data, code);
      return {
        key: code,
        head: t(code),
        under: underOf(props.data, code),
        kind: "figure",
        compare: (a, b) => (figureOf(a, code) ?? -1) - (figureOf(b, code) ?? -1),
        cell: (row) => <Figure row={row} code={code} max={max} data={props.data} before={old(row.id)} />,
      };
    }),
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
    <span class={css.unit} style={{ "padding-inline-start": `${Math.max(props.row.depth - 1, 0) * 12}px` }}>
      <Show when={!props.row.subtotal} fallback={props.row.name}>
        <Link href={`/c/${countyCode()}/people?unit=${props.row.id}`}>{props.row.name}</Link>
      </Show>
    </span>
  );
}

/** One standard for all, or as each unit's posts make it. */
function underOf(data: Comparison, code: Indicator): string | undefined {
  const all = new Set(
    data.rows.flatMap((row) => standardOf(row, code) ?? []).map((value) => withUnit(value, code)),
  );
  if (all.size === 0) return undefined;
  return all.size === 1 ? t("standard", { n: [...all][0] ?? "" }) : t("standard_varies");
}

function Figure(props: {
  row: ComparisonRow;
  code: Indicator;
  max: number;
  data: Comparison;
  before: ComparisonRow | undefined;
}) {
  const shown = () => figure(figureOf(props.row, props.code) ?? 0, decimals[props.code]);
  const can = useCan();
  const standard = () => standardOf(props.row, props.code);
  const short = () => isShort(props.row, props.code);
  const label = () => {
    const said = { unit: props.row.name, indicator: t(props.code), shown: shown() };
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
      <Show
        when={figureOf(props.row, props.code) !== undefined}
        fallback={<NotApplicable reason={props.row.notApplicable[props.code]}>{drawn()}</NotApplicable>}
      >
        <Opened href={recordsOf(props.data, props.row, props.code, can)}>
          {drawn()}
          <Show when={short()}>
            <small class={css.short}>{t("short")}</small>
          </Show>
        </Opened>
      </Show>
      <Show when={before() !== undefined}>
        <small class={css.before}>
          {t("before", { shown: figure(before() ?? 0, decimals[props.code]) })}
        </small>
      </Show>
    </>
  );
}

/** With the reason, where somebody marked it so. */
function NotApplicable(props: { reason: string | undefined; children: JSX.Element }) {
  return (
    <>
      {props.children}
      <Show when={props.reason}>
        <small class={css.reason}>{props.reason}</small>
      </Show>
    </>
  );
}

/** As a link for readers who may open what is behind it. */
function Opened(props: { href: string | undefined; children: JSX.Element }) {
  return (
    <Show when={props.href} fallback={props.children}>
      {(href) => (
        <Link href={href()} kind="plain">
          {props.children}
        </Link>
      )}
    </Show>
  );
}

/** The records behind a figure; who may not read notes or essays is led to what the inspection found of them. */
function recordsOf(
  { first, last, period }: Comparison,
  row: ComparisonRow,
  code: Indicator,
  can: (ability: string) => boolean,
): string | undefined {
  const home = `/c/${countyCode()}`;
  const [year, quarter] = [period.slice(0, 4), period.slice(4)];
  const inspections = `${home}/inspections?year=${year}&quarter=${quarter || "Q4"}`;
  switch (code) {
    case "attendance":
    case "hours":
      return `${home}/sessions?unit=${row.id}&from=${code === "hours" ? `${year}-01-01` : first}&to=${last}`;
    case "notes":
      return can("note.read") ? `${home}/notes?unit=${row.id}&from=${year}-01-01&to=${last}` : inspections;
    case "essays":
      return can("essay.read") ? `${home}/essays?unit=${row.id}` : inspections;
    case "inspection":
      return inspections;
    default:
      return can("assessment.read") ? `${home}/assessments?year=${year}` : undefined;
  }
}
