import { charactersOf, type Item, type Mark, unexcusedOf } from "../../../shell/inspection/inspections.ts";
import { figure, hours } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { inspecting } from "../../../text/inspection/inspections.zh.ts";
import type { Column } from "../../../ui/Table.tsx";
import type { Bench } from "./bench.ts";
import { Against, Name, QualityKeys, Verdict } from "./item-cells.tsx";
import { qualityWord, reasonsOf, verdictWord, whole } from "./verdict-words.ts";

const t = useText(inspecting);

/** Facts across; rows are ids, so that a saved mark changes its cells and not the row that has the focus. */
export function columnsOf(bench: Bench): Column<string>[] {
  return [
    {
      key: "name",
      get head() {
        return t("name");
      },
      cell: (id) => <Name id={id} bench={bench} />,
    },
    ...notesOf(bench),
    ...studyOf(bench),
    {
      key: "essays",
      get head() {
        return t("essays");
      },
      get under() {
        return t("essays_under");
      },
      kind: "figure",
      cell: (id) => bench.item(id).facts.essays.length,
    },
    {
      key: "verdict",
      get head() {
        return t("verdict");
      },
      cell: (id) => <Verdict item={bench.item(id)} />,
    },
    {
      key: "quality",
      get head() {
        return t("quality");
      },
      kind: "tight",
      cell: (id) => <QualityKeys id={id} bench={bench} />,
    },
  ];
}

/** What was written, against the floor of the quarter. */
const notesOf = (bench: Bench): Column<string>[] => [
  {
    key: "characters",
    get head() {
      return t("characters");
    },
    get under() {
      return t("characters_under");
    },
    kind: "figure",
    cell: (id) => (
      <Against
        value={figure(charactersOf(bench.item(id)))}
        of={figure(whole(bench.item(id).floor))}
        short={bench.item(id).reasons.some(({ code }) => code === "notes_below")}
      />
    ),
    compare: (a, b) => charactersOf(bench.item(a)) - charactersOf(bench.item(b)),
  },
  {
    key: "notes",
    get head() {
      return t("notes");
    },
    get under() {
      return t("notes_under");
    },
    kind: "figure",
    cell: (id) => (
      <Against
        value={bench.item(id).facts.notesInQuarter}
        short={bench.item(id).reasons.some(({ code }) => code === "no_note")}
      />
    ),
  },
];

const studyOf = (bench: Bench): Column<string>[] => [
  {
    key: "sessions",
    get head() {
      return t("sessions");
    },
    get under() {
      return t("sessions_under");
    },
    kind: "figure",
    cell: (id) => (
      <>
        {bench.item(id).facts.sessions.present} / {bench.item(id).facts.sessions.expected}
      </>
    ),
  },
  {
    key: "unexcused",
    get head() {
      return t("unexcused");
    },
    kind: "figure",
    cell: (id) => (
      <Against value={unexcusedOf(bench.item(id)).length} short={unexcusedOf(bench.item(id)).length > 0} />
    ),
    compare: (a, b) => unexcusedOf(bench.item(a)).length - unexcusedOf(bench.item(b)).length,
  },
  {
    key: "hours",
    get head() {
      return t("hours");
    },
    get under() {
      return t("hours_under");
    },
    kind: "figure",
    cell: (id) => hours(bench.item(id).facts.minutes),
    compare: (a, b) => bench.item(a).facts.minutes - bench.item(b).facts.minutes,
  },
];

/** A branch's items as a spreadsheet. */
export function sheetOf(name: string, items: readonly Item[], quality: (item: Item) => Mark["quality"]) {
  return {
    name,
    rows: items,
    columns: [
      { head: t("name"), value: (item: Item) => item.name },
      { head: t("spot"), value: (item: Item) => (item.spotChecked ? t("yes") : "") },
      { head: t("characters"), value: charactersOf },
      { head: t("floor"), value: (item: Item) => whole(item.floor) },
      { head: t("notes"), value: (item: Item) => item.facts.notesInQuarter },
      { head: t("sessions"), value: (item: Item) => item.facts.sessions.present },
      { head: t("sessions_under"), value: (item: Item) => item.facts.sessions.expected },
      { head: t("unexcused"), value: (item: Item) => unexcusedOf(item).length },
      { head: t("hours"), value: (item: Item) => item.facts.minutes / 60 },
      { head: t("essays"), value: (item: Item) => item.facts.essays.length },
      { head: t("verdict"), value: (item: Item) => verdictWord(item.verdict) },
      {
        head: t("export_reasons"),
        value: (item: Item) => reasonsOf(item).join("; "),
        width: 40,
      },
      {
        head: t("export_quality"),
        value: (item: Item) => {
          const mark = quality(item);
          return mark ? qualityWord(mark) : "";
        },
      },
      { head: t("export_remark"), value: (item: Item) => item.mark?.remark ?? "", width: 30 },
    ],
  };
}
