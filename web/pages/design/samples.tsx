import { design } from "../../text/design.zh.ts";
import { useText } from "../../text/index.ts";
import { BarAgainstStandard } from "../../ui/charts/BarAgainstStandard.tsx";
import { DistributionStrip } from "../../ui/charts/DistributionStrip.tsx";
import { HeatMap } from "../../ui/charts/HeatMap.tsx";
import { ScoreKey, ScoreStrip } from "../../ui/charts/ScoreStrip.tsx";
import { SmallMultiples } from "../../ui/charts/SmallMultiples.tsx";
import { Columns, Section } from "../../ui/Page.tsx";
import { type RowKind, Table } from "../../ui/Table.tsx";

type Sample = { name: string; people: number; rate: number | undefined; hours: number; kind: RowKind };

export function TableSheet() {
  const t = useText(design);
  const rows = (): Sample[] => [
    { name: t("group_1"), people: 74, rate: 94.5, hours: 25.2, kind: "sum" },
    { name: t("branch_1"), people: 23, rate: 97.1, hours: 26.4, kind: "child" },
    { name: t("branch_2"), people: 28, rate: 87.2, hours: 21.8, kind: "child" },
    { name: t("branch_3"), people: 12, rate: undefined, hours: 24.1, kind: "cut" },
  ];
  return (
    <Table<Sample>
      caption={t("tables")}
      captionHidden
      rows={rows()}
      rowKind={(row) => (row.kind === "cut" ? ["child", "cut"] : row.kind)}
      columns={[
        { key: "name", head: t("branch"), cell: (row) => row.name },
        {
          key: "people",
          head: t("people"),
          kind: "figure",
          cell: (row) => row.people,
          compare: (a, b) => a.people - b.people,
        },
        {
          key: "rate",
          head: t("attendance"),
          under: t("standard"),
          kind: "figure",
          cell: (row) => (
            <BarAgainstStandard
              label={t("chart_label")}
              value={row.rate}
              shown={`${row.rate}`}
              none={t("none")}
              standard={90}
              max={100}
            />
          ),
          compare: (a, b) => (a.rate ?? 0) - (b.rate ?? 0),
        },
        {
          key: "hours",
          head: t("topic"),
          under: t("standard"),
          kind: "figure",
          cell: (row) => (
            <BarAgainstStandard
              label={t("chart_label")}
              value={row.hours}
              shown={`${row.hours}`}
              none={t("none")}
              standard={24}
              max={32}
            />
          ),
        },
      ]}
    />
  );
}

export function ChartsSheet() {
  const t = useText(design);
  const names = () => [t("present"), t("topic"), t("task_action"), t("leave"), t("late"), t("excellent")];
  const strip = (scores: number[]) =>
    scores.map((score, index) => ({
      name: names()[index] ?? "",
      score,
      full: [30, 10, 20, 15, 5, 20][index] ?? 0,
      shown: `${score}`,
    }));
  const cell = (value: number | undefined) => ({
    value,
    shown: value === undefined ? t("none") : `${value}`,
  });
  return (
    <Section title={t("charts")}>
      <SmallMultiples
        periods={["Q1", "Q2", "Q3", "Q4"]}
        standard={90}
        min={70}
        max={100}
        multiples={[
          {
            name: t("branch_1"),
            label: t("chart_label"),
            values: [92, 94, 97.1, undefined],
            before: [88, 90, 91, 92],
            shown: "97.1",
          },
          { name: t("branch_2"), label: t("chart_label"), values: [93, 84, 87.2, undefined], shown: "87.2" },
          { name: t("group_1"), label: t("chart_label"), values: [91, 92, 94.5, undefined], shown: "94.5" },
        ]}
      />
      <Columns>
        <HeatMap
          label={t("chart_label")}
          columns={[
            { name: t("present"), standard: 90 },
            { name: t("topic"), standard: 24 },
            { name: t("leave"), standard: 100 },
          ]}
          rows={[
            { name: t("branch_1"), cells: [cell(97.1), cell(30.4), cell(100)] },
            { name: t("branch_2"), cells: [cell(87.2), cell(18.8), cell(82)] },
            { name: t("group_1"), cells: [cell(94.5), cell(undefined), cell(96.3)] },
          ]}
        />
        <DistributionStrip
          label={t("chart_label")}
          values={[71, 84, 88, 90, 91, 92, 92.5, 93, 94, 94.5, 95, 96, 97, 98, 100]}
          min={60}
          max={100}
          standard={90}
          standardLabel={t("standard")}
          medianLabel="93"
          ends={["60", "100"]}
        />
      </Columns>
      <ScoreKey names={names()} />
      <ScoreStrip label={t("chart_label")} parts={strip([30, 10, 19, 15, 5, 17])} />
      <ScoreStrip label={t("chart_label")} parts={strip([25, 8, 12, 14, 3, 15])} width={360} />
    </Section>
  );
}
