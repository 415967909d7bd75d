import { useSearchParams } from "@solidjs/router";
import { median } from "d3-array";
import { Show } from "solid-js";
import { useMe } from "../../../shell/me.ts";
import {
  type Comparison,
  decimals,
  figureOf,
  INDICATORS,
  type Indicator,
  standardOf,
  useQuarters,
  withUnit,
} from "../../../shell/reports/comparison.ts";
import { figure } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { comparing } from "../../../text/reports/comparison.zh.ts";
import { DistributionStrip } from "../../../ui/charts/DistributionStrip.tsx";
import { HeatMap } from "../../../ui/charts/HeatMap.tsx";
import { SmallMultiples } from "../../../ui/charts/SmallMultiples.tsx";
import { Section } from "../../../ui/Page.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import css from "./comparison.module.css";

const chartable = INDICATORS.filter((code) => code !== "excellent");

/** The same figures drawn: by quarter, branches × indicators, and how they are spread. */
export function Charts(props: { data: Comparison; year: number; versus: boolean }) {
  const t = useText(comparing);
  const [search, setSearch] = useSearchParams<{ indicator?: string }>();
  const code = (): Indicator => chartable.find((candidate) => candidate === search.indicator) ?? "attendance";
  const branches = () => props.data.rows.filter((row) => !row.subtotal);
  const values = () => branches().flatMap((row) => figureOf(row, code()) ?? []);
  const standard = () => standardOf(props.data.rows[0], code());
  const shown = (value: number | undefined) => (value === undefined ? t("none") : withUnit(value, code()));
  /** The strip begins a little below the lowest, so that branches can be told apart. */
  const low = () => Math.floor(Math.min(...values(), standard() ?? Number.POSITIVE_INFINITY) * 0.9);
  const max = () =>
    decimals[code()] === 1 && code() !== "hours" ? 100 : Math.max(...values(), standard() ?? 0) * 1.05;
  return (
    <>
      <div class={css.which}>
        <Segmented
          label={t("which")}
          keys={chartable.map((value) => ({ value, label: t(value) }))}
          value={code()}
          onChange={(value) => setSearch({ indicator: value }, { scroll: false })}
        />
      </div>
      <Section title={t("spread")} sub={t("spread_sub")}>
        <Show when={values().length > 0} fallback={<p class={css.state}>{t("none")}</p>}>
          <DistributionStrip
            label={t("spread_label", {
              n: values().length,
              indicator: t(code()),
              min: shown(Math.min(...values())),
              max: shown(Math.max(...values())),
              median: shown(median(values())),
            })}
            values={values()}
            min={low()}
            max={max()}
            standard={standard()}
            ends={[shown(low()), shown(max())]}
            standardLabel={standard() === undefined ? undefined : t("standard", { n: shown(standard()) })}
            medianLabel={t("median", { n: shown(median(values())) })}
          />
        </Show>
      </Section>
      <ByQuarter
        data={props.data}
        year={props.year}
        versus={props.versus}
        code={code()}
        max={max()}
        standard={standard()}
        shown={shown}
      />
      <Section title={t("heat")} sub={t("heat_sub")}>
        <HeatMap
          label={t("heat_label")}
          columns={chartable.map((one) => ({
            name: t(one),
            standard: standardOf(props.data.rows[0], one) ?? 0,
          }))}
          rows={branches().map((row) => ({
            name: row.name,
            cells: chartable.map((one) => {
              const value = figureOf(row, one);
              return { value, shown: value === undefined ? t("none") : figure(value, decimals[one]) };
            }),
          }))}
        />
      </Section>
    </>
  );
}

function ByQuarter(props: {
  data: Comparison;
  year: number;
  versus: boolean;
  code: Indicator;
  max: number;
  standard: number | undefined;
  shown: (value: number | undefined) => string;
}) {
  const t = useText(comparing);
  const me = useMe();
  const quarters = [1, 2, 3, 4] as const;
  const begun = (year: number) =>
    quarters
      .filter((n) => `${year}-${String(n * 3 - 2).padStart(2, "0")}-01` <= me().today)
      .map((n) => `${year}Q${n}`);
  const now = useQuarters(() => begun(props.year));
  const before = useQuarters(() => (props.versus ? begun(props.year - 1) : []));
  const series = (list: readonly { data: Comparison | undefined }[], id: string) =>
    quarters.map((_, index) =>
      figureOf(
        list[index]?.data?.rows.find((row) => row.id === id),
        props.code,
      ),
    );
  /** Percentages start a little below the lowest, so that a difference can be seen; the figures stand beside. */
  const least = () => {
    if (props.code !== "attendance" && props.code !== "inspection") return 0;
    const values = props.data.rows
      .filter((row) => !row.subtotal)
      .flatMap((row) => [...series(now(), row.id), ...(props.versus ? series(before(), row.id) : [])])
      .filter((value) => value !== undefined);
    return Math.max(0, Math.floor((Math.min(props.standard ?? 100, ...values) - 5) / 10) * 10);
  };
  return (
    <Section title={t("by_quarter")} sub={t("by_quarter_sub")}>
      <SmallMultiples
        periods={quarters.map((n) => t(`quarter_${n}`))}
        min={least()}
        max={props.max}
        standard={props.code === "attendance" || props.code === "inspection" ? props.standard : undefined}
        multiples={props.data.rows
          .filter((row) => !row.subtotal)
          .map((row) => {
            const values = series(now(), row.id);
            return {
              name: row.name,
              values,
              before: props.versus ? series(before(), row.id) : undefined,
              shown: props.shown(values.filter((value) => value !== undefined).at(-1)),
              label: t("multiple_label", {
                unit: row.name,
                indicator: t(props.code),
                values: values.map(props.shown).join(" · "),
              }),
            };
          })}
      />
    </Section>
  );
}
