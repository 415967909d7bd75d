import { For, Show } from "solid-js";
import type { PersonResult, Quota, TieKey } from "../../../shell/rating/assessments.ts";
import { gradeWord, reasonsOf, tieValue, tieWord } from "../../../shell/rating/rating-words.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import { Section } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import css from "./assessments.module.css";
import { MeasuresLink } from "./findings.tsx";

/** Where the person stands among those who compete for a seat, and by what key. */
export function Compared(props: { of: PersonResult; quota: Quota }) {
  const t = useText(words);
  const counts = () => props.quota.counts;
  const ties = () => Object.entries(props.of.rating.score.ties) as [TieKey, string | null][];
  return (
    <Section title={t("quota_title")}>
      <p>
        {t("quota_line", {
          cap: props.quota.cap,
          base: props.quota.base,
          eligible: counts().proposed + counts().beyond + counts().candidates,
        })}
      </p>
      <p>
        {props.of.rating.outcome === "excellent"
          ? t("quota_in")
          : props.of.rating.outcome === "beyond_quota"
            ? t("quota_beyond", { grade: gradeWord("qualified", props.of.assessment.scheme) })
            : t("quota_pending")}{" "}
        <MeasuresLink section="quotas" of={props.of} />
      </p>
      <Show when={props.of.rating.proposal.tieKey || props.of.rating.outcome === "pending_decision"}>
        <For each={reasonsOf(props.of.rating).slice(0, 2)}>
          {(reason) => <p class={`soft ${css.help}`}>{reason}</p>}
        </For>
        <Table
          caption={t("ties")}
          rows={ties()}
          rowKind={([key]) => (key === props.of.rating.proposal.tieKey ? "chosen" : undefined)}
          columns={[
            { key: "key", head: t("criterion"), cell: ([key]) => tieWord(key) },
            {
              key: "value",
              head: t("figures"),
              kind: "figure",
              cell: ([key, value]) => (
                <>
                  {tieValue(key, value)}
                  <Show when={key === props.of.rating.proposal.tieKey}> · {t("tie_decided")}</Show>
                </>
              ),
            },
          ]}
        />
      </Show>
    </Section>
  );
}
