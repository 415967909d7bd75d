import { For, Show } from "solid-js";
import { recordsCited } from "../../../../worker/rating/engine/rules.ts";
import type { Cite } from "../../../../worker/rating/engine/shape.ts";
import { countyCode } from "../../../api.ts";
import { Cited } from "../../../shell/inspection/Cited.tsx";
import type { PersonResult } from "../../../shell/rating/assessments.ts";
import { searchedSentence, sentence } from "../../../shell/rating/rating-words.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import { Link } from "../../../ui/Link.tsx";
import css from "./assessments.module.css";

type Finding =
  | PersonResult["rating"]["score"]["gates"][number]
  | PersonResult["rating"]["score"]["remarks"][number];

/** Gates and remarks, each with what was searched and the records behind it. */
export function Findings(props: { of: PersonResult; findings: readonly Finding[]; soft?: boolean }) {
  return (
    <ul class={css.findings}>
      <For each={props.findings}>
        {(finding) => (
          <li data-soft={props.soft ? "" : undefined}>
            <div>
              <Show when={"gate" in finding && finding.gate}>{(gate) => <b>{gate()} </b>}</Show>
              {sentence(finding.code, finding.params)}
            </div>
            <Show when={finding.searched}>
              {(searched) => <span class="soft">{searchedSentence(searched())}</span>}
            </Show>
            <Records ids={finding.records} of={props.of} />
          </li>
        )}
      </For>
    </ul>
  );
}

/** The section of the measures in the version that the run stored. */
export function MeasuresLink(props: { section: "criteria" | "gates" | "quotas"; of: PersonResult }) {
  const t = useText(words);
  return (
    <Link href={`/c/${countyCode()}/measures?version=${props.of.measuresNumber}#${props.section}`}>
      {t("by_measures", { n: props.of.measuresNumber })}
    </Link>
  );
}

/** The records that a reason cites, by way of the frozen facts. */
export function Records(props: { ids: readonly Cite[]; of: PersonResult }) {
  const t = useText(words);
  const periodOf = (id: string) => {
    const quarter = props.of.facts.quarters.find(({ itemId }) => itemId === id)?.quarter;
    if (quarter) return t("quarter_of", { year: quarter.slice(0, 4), quarter: t(quarter.slice(4) as "Q1") });
    const half = props.of.facts.essays.find((essay) => essay.id === id)?.half;
    return half && t("half", { year: half.slice(0, 4), half: t(half.slice(4) as "H1") });
  };
  return (
    <Cited
      records={recordsCited(props.of.facts, props.ids)}
      of={{
        person: props.of.facts.personId,
        branch: props.of.facts.branch.id,
        year: props.of.facts.year,
        labels: props.of.labels,
        periodOf,
      }}
    />
  );
}
