import { type JSX, Show } from "solid-js";
import type { PersonResult } from "../../../shell/rating/assessments.ts";
import {
  gradeWord,
  outcomeKind,
  outcomeWord,
  searchedSentence,
  sentence,
  shownTotal,
} from "../../../shell/rating/rating-words.ts";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import { Notice, Section } from "../../../ui/Page.tsx";
import { StatRow } from "../../../ui/Stat.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import css from "./assessments.module.css";
import { Compared } from "./compared.tsx";
import { Criteria } from "./criteria.tsx";
import { Findings, MeasuresLink, Records } from "./findings.tsx";

/** The body of the page, shared with "my result". */
export function Explanation(props: { of: PersonResult }) {
  const t = useText(words);
  const rating = () => props.of.rating;
  const score = () => rating().score;
  const compared = () =>
    ["excellent", "pending_decision", "beyond_quota"].includes(rating().outcome) && props.of.quota;
  return (
    <>
      <StatRow
        stats={[
          {
            label: t("p_grade"),
            value: (
              <StatusText kind={outcomeKind(rating().outcome)}>
                {outcomeWord(rating().outcome, props.of.assessment.scheme)}
              </StatusText>
            ),
          },
          {
            label: t("p_total"),
            value: totalWords(),
          },
          {
            label: t("p_decided"),
            value: gradeWord(rating().decidedGrade, props.of.assessment.scheme) || "—",
            note: rating().decidedAt
              ? fullMoment(rating().decidedAt ?? 0)
              : rating().overrideId
                ? t("waiting", { grade: gradeWord(rating().overrideGrade, props.of.assessment.scheme) })
                : t("p_undecided"),
          },
        ]}
      />
      <Show when={score().notGraded}>
        {(case_) => (
          <Notice kind="short" title={t("not_graded_title")}>
            {sentence(case_().code, case_().params)}
            <Show when={case_().searched}>
              {(searched) => <span class="soft">{searchedSentence(searched())}</span>}
            </Show>
            <Records ids={case_().records} of={props.of} />
          </Notice>
        )}
      </Show>
      <Show when={score().score}>
        <Criteria of={props.of} />
      </Show>
      <Show when={!score().notGraded}>
        <Section title={t("gates")} sub={t("gates_sub")}>
          <Show when={score().gates.length} fallback={<StatusText kind="ok">{t("gates_none")}</StatusText>}>
            <Findings of={props.of} findings={score().gates} />
          </Show>
          <p class={`soft ${css.help}`}>
            <MeasuresLink section="gates" of={props.of} />
          </p>
        </Section>
      </Show>
      <Show when={score().remarks.length}>
        <Section title={t("remarks")}>
          <Findings of={props.of} findings={score().remarks} soft />
        </Section>
      </Show>
      <Show when={compared()}>{(quota) => <Compared of={props.of} quota={quota()} />}</Show>
    </>
  );

  function totalWords(): JSX.Element {
    const total = rating().totalHundredths ?? hundredthsOf(score().score?.total);
    return total === null ? "—" : shownTotal(total);
  }
}

/** A person who is not graded is shown the total as information. */
function hundredthsOf(total: string | undefined): number | null {
  if (!total) return null;
  const [n, d] = total.split("/");
  return Number((BigInt(n ?? 0) * 100n) / BigInt(d ?? 1));
}
