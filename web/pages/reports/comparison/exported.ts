import {
  type Comparison,
  type ComparisonRow,
  decimals,
  figureOf,
  type Indicator,
  shownIn,
  standardOf,
} from "../../../shell/reports/comparison.ts";
import { useText } from "../../../text/index.ts";
import { comparing } from "../../../text/reports/comparison.zh.ts";

const t = useText(comparing);

/** What is shown, as real numbers: figure and standard in columns of their own. */
export function exported(data: Comparison, name: string, before?: Comparison) {
  const earlier = new Map((before?.rows ?? []).map((row) => [row.id, row]));
  const cut = (value: number | undefined, code: Indicator) =>
    value === undefined ? null : Math.floor(value * 10 ** decimals[code] + 1e-9) / 10 ** decimals[code];
  return {
    name,
    rows: data.rows,
    columns: [
      { head: t("unit"), value: (row: ComparisonRow) => row.name, width: 28 },
      { head: t("people"), value: (row: ComparisonRow) => row.people },
      ...shownIn(data).flatMap((code) => [
        {
          head: t(code),
          value: (row: ComparisonRow) =>
            figureOf(row, code) === undefined ? t("none") : cut(figureOf(row, code), code),
        },
        ...(before
          ? [
              {
                head: t("export_before", { figure: t(code) }),
                value: (row: ComparisonRow) => cut(figureOf(earlier.get(row.id), code), code),
              },
            ]
          : []),
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
