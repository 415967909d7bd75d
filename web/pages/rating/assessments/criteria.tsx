import { For, Show } from "solid-js";
import type { PersonResult } from "../../../shell/rating/assessments.ts";
import {
  criterionWord,
  cut,
  partsOf,
  searchedSentence,
  sentence,
  stripLabel,
} from "../../../shell/rating/rating-words.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import { ScoreKey, ScoreStrip } from "../../../ui/charts/ScoreStrip.tsx";
import { useMedia } from "../../../ui/media.ts";
import { How, Section } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import css from "./assessments.module.css";
import { MeasuresLink, Records } from "./findings.tsx";

/** Each criterion's marks with its figures and the records behind them. */
export function Criteria(props: { of: PersonResult }) {
  const t = useText(words);
  const phone = useMedia("(max-width: 760px)");
  const score = () => props.of.rating.score;
  const criteria = () => score().score?.criteria ?? [];
  return (
    <Section title={t("criteria")}>
      <div class={css.strip}>
        <ScoreStrip label={stripLabel(score())} parts={partsOf(score())} width={520} />
        <ScoreKey names={partsOf(score()).map(({ name, shown }) => `${name} ${shown}`)} />
      </div>
      <Show
        when={!phone()}
        fallback={
          <ul class={css.criteria}>
            <For each={criteria()}>
              {(row) => (
                <li>
                  <b>{criterionWord(row.code)}</b>
                  <span>
                    {row.removed
                      ? t("removed")
                      : t("points_of", { points: cut(row.points), of: cut(row.of) })}
                  </span>
                  <div>
                    <Figures row={row} of={props.of} />
                    <Records ids={row.records} of={props.of} />
                  </div>
                </li>
              )}
            </For>
          </ul>
        }
      >
        <Table
          caption={t("criteria")}
          captionHidden
          rows={criteria()}
          columns={[
            { key: "criterion", head: t("criterion"), cell: (row) => criterionWord(row.code) },
            {
              key: "points",
              head: t("points"),
              kind: "figure",
              cell: (row) =>
                row.removed ? (
                  <span class={css.nought}>{t("removed")}</span>
                ) : (
                  t("points_of", { points: cut(row.points), of: cut(row.of) })
                ),
            },
            {
              key: "figures",
              head: t("figures"),
              cell: (row) => <Figures row={row} of={props.of} />,
            },
            {
              key: "records",
              head: t("records"),
              cell: (row) => <Records ids={row.records} of={props.of} />,
            },
          ]}
        />
      </Show>
      <p class={`soft ${css.help}`}>{t("how_scale")}</p>
    </Section>
  );
}

type Criterion = NonNullable<PersonResult["rating"]["score"]["score"]>["criteria"][number];

function Figures(props: { row: Criterion; of: PersonResult }) {
  const t = useText(words);
  return (
    <div class={css.figures}>
      <span>{sentence(props.row.code, props.row.params)}</span>
      <Show when={props.row.removed}>
        {(removed) => <span class="soft">{sentence(removed(), props.row.params)}</span>}
      </Show>
      <Show when={props.row.searched}>
        {(searched) => <span class="soft">{searchedSentence(searched())}</span>}
      </Show>
      <How label={t("how")}>
        {t(`how_${props.row.code}`)} <MeasuresLink section="criteria" of={props.of} />
      </How>
    </div>
  );
}
