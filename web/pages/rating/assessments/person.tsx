import { useParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { countyCode } from "../../../api.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { useCan } from "../../../shell/me.ts";
import {
  isReady,
  latestOf,
  type PersonResult,
  useAssessments,
  usePersonResult,
} from "../../../shell/rating/assessments.ts";
import { gradeWord, schemeWord } from "../../../shell/rating/rating-words.ts";
import { fullDay, fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { Confirming } from "./confirming.tsx";
import { Decision } from "./decision.tsx";
import { Explanation } from "./explanation.tsx";

/** Why one person's proposal is what it is, down to the records. */
export function PersonRating() {
  const t = useText(words);
  const params = useParams<{ id: string; person: string }>();
  const can = useCan();
  const result = usePersonResult(
    () => params.id,
    () => params.person,
  );
  const list = useAssessments();
  const superseded = (of: PersonResult["assessment"]) => {
    const latest = latestOf(list.data?.assessments ?? [], of.year, of.scheme);
    return latest !== undefined && latest.id !== of.id;
  };
  const may = (of: PersonResult) => of.can.length > 0 && !superseded(of.assessment);
  const [asking, setAsking] = createSignal<"some">();
  return (
    <Allowed any={["assessment.read"]}>
      <Show when={result.data} fallback={<Skeleton lines={10} />}>
        {(data) => (
          <>
            <PageHead
              title={t("p_title", {
                name: data().rating.name,
                year: data().assessment.year,
                scheme: schemeWord(data().assessment.scheme),
              })}
              sub={<FrozenLine of={data()} />}
              back={
                can("comparison.read")
                  ? {
                      href: `/c/${countyCode()}/assessments/${data().assessment.id}?unit=${data().rating.score.unitId}`,
                      label: t("back_unit", { unit: data().rating.score.unitName }),
                    }
                  : { href: `/c/${countyCode()}/my/result`, label: t("my_title") }
              }
              actions={
                <>
                  <Show when={may(data()) && isReady(data().rating)}>
                    <Button kind="primary" onClick={() => setAsking("some")}>
                      {t("confirm_one", { grade: gradeWord(data().rating.grade, data().assessment.scheme) })}
                    </Button>
                  </Show>
                  <Decision rating={data().rating} assessment={data().assessment} can={may(data())} />
                </>
              }
            />
            <Show when={superseded(data().assessment)}>
              <Notice kind="short">{t("superseded")}</Notice>
            </Show>
            <Explanation of={data()} />
            <Confirming
              id={data().assessment.id}
              asking={asking()}
              people={[data().rating]}
              onClose={() => setAsking(undefined)}
              onDone={() => setAsking(undefined)}
            />
          </>
        )}
      </Show>
    </Allowed>
  );
}

export function FrozenLine(props: { of: PersonResult }) {
  const t = useText(words);
  return (
    <>
      {t("p_sub", {
        branch: props.of.rating.branchName,
        day: fullDay(props.of.assessment.assessmentDay),
        until: fullMoment(props.of.assessment.recordedUntil),
      })}
    </>
  );
}
