import { For, type JSX, Show } from "solid-js";
import { countyCode } from "../../../api.ts";
import { type Assessment, isReady, type ListedRating } from "../../../shell/rating/assessments.ts";
import {
  outcomeKind,
  outcomeWord,
  partsOf,
  reasonsOf,
  shownTotal,
  stripLabel,
} from "../../../shell/rating/rating-words.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import { ScoreStrip } from "../../../ui/charts/ScoreStrip.tsx";
import { classes } from "../../../ui/classes.ts";
import { Link } from "../../../ui/Link.tsx";
import { useMedia } from "../../../ui/media.ts";
import { StatusText } from "../../../ui/StatusText.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import css from "./assessments.module.css";
import { Decision } from "./decision.tsx";

type Rows = {
  caption: string;
  rows: readonly ListedRating[];
  assessment: Assessment;
  /** The last person inside the quota. */
  cutAfter: string | undefined;
  may: (row: ListedRating) => boolean;
  /** Who is ticked; undefined where nobody can be confirmed. */
  chosen: ReadonlySet<string> | undefined;
  onPick: (person: string, on: boolean) => void;
  empty: JSX.Element;
};

/** A unit's ratings with the quota line: a table, on a phone a card each. */
export function RatingRows(props: Rows) {
  const t = useText(words);
  const phone = useMedia("(max-width: 760px)");
  const columns = (): Column<ListedRating>[] => [
    {
      key: "name",
      head: t("name"),
      cell: (row) => <Name row={row} of={props} />,
    },
    ...(props.assessment.scheme === "annual_assessment"
      ? [
          {
            key: "branch",
            head: t("branch"),
            kind: "tight" as const,
            cell: (row: ListedRating) => row.branchName,
          },
        ]
      : []),
    {
      key: "grade",
      head: t("grade"),
      kind: "tight",
      cell: (row) => (
        <StatusText kind={outcomeKind(row.outcome)}>
          {outcomeWord(row.outcome, props.assessment.scheme)}
        </StatusText>
      ),
    },
    {
      key: "total",
      head: t("total"),
      kind: "figure",
      cell: (row) => (row.totalHundredths === null ? "" : shownTotal(row.totalHundredths)),
      compare: (a, b) => (a.totalHundredths ?? -1) - (b.totalHundredths ?? -1),
    },
    {
      key: "strip",
      head: t("strip"),
      cell: (row) => (
        <Show when={row.score.score}>
          <ScoreStrip label={stripLabel(row.score)} parts={partsOf(row.score)} width={200} />
        </Show>
      ),
    },
    {
      key: "why",
      head: t("why"),
      cell: (row) => (
        <div class={css.why}>
          <For each={reasonsOf(row)}>{(reason) => <span>{reason}</span>}</For>
        </div>
      ),
    },
    {
      key: "decision",
      head: t("decision"),
      cell: (row) => <Decision rating={row} assessment={props.assessment} can={props.may(row)} />,
    },
  ];
  return (
    <Show
      when={!phone()}
      fallback={
        <ul class={css.cards}>
          <For each={props.rows} fallback={props.empty}>
            {(row) => (
              <li class={classes(row.personId === props.cutAfter && css.cut)}>
                <Name row={row} of={props} />
                <StatusText kind={outcomeKind(row.outcome)}>
                  {outcomeWord(row.outcome, props.assessment.scheme)}
                </StatusText>
                <Show when={row.score.score}>
                  <ScoreStrip label={stripLabel(row.score)} parts={partsOf(row.score)} width={180} />
                </Show>
                <b>{row.totalHundredths === null ? "" : shownTotal(row.totalHundredths)}</b>
                <div class={css.why}>
                  <Show when={props.assessment.scheme === "annual_assessment"}>
                    <span>{row.branchName}</span>
                  </Show>
                  <For each={reasonsOf(row)}>{(reason) => <span>{reason}</span>}</For>
                </div>
                <Decision rating={row} assessment={props.assessment} can={props.may(row)} />
              </li>
            )}
          </For>
        </ul>
      }
    >
      <Table<ListedRating>
        caption={props.caption}
        captionHidden
        columns={columns()}
        rows={props.rows}
        rowKind={(row) => (row.personId === props.cutAfter ? "cut" : undefined)}
        empty={props.empty}
      />
    </Show>
  );
}

function Name(props: { row: ListedRating; of: Rows }) {
  const t = useText(words);
  return (
    <span class={css.name}>
      <Show when={props.of.chosen}>
        {(chosen) => (
          <span class={css.tick}>
            <Show when={isReady(props.row) && props.of.may(props.row)}>
              <input
                type="checkbox"
                aria-label={t("select", { name: props.row.name })}
                checked={chosen().has(props.row.personId)}
                onChange={(event) => props.of.onPick(props.row.personId, event.currentTarget.checked)}
              />
            </Show>
          </span>
        )}
      </Show>
      <Link href={`/c/${countyCode()}/assessments/${props.of.assessment.id}/people/${props.row.personId}`}>
        {props.row.name}
      </Link>
    </span>
  );
}
