import { useSearchParams } from "@solidjs/router";
import Medal from "lucide-solid/icons/medal";
import { type JSX, Match, Show, Switch } from "solid-js";
import { ApiRefusal, countyCode } from "../../../api.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { Failure } from "../../../shell/Guarded.tsx";
import { useMe } from "../../../shell/me.ts";
import {
  type Assessment,
  latestOf,
  type Scheme,
  schemes,
  useAssessments,
  usePersonResult,
} from "../../../shell/rating/assessments.ts";
import { schemeWord } from "../../../shell/rating/rating-words.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import { EmptyState, Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { Tabs } from "../../../ui/Tabs.tsx";
import { Explanation } from "./explanation.tsx";
import { FrozenLine } from "./person.tsx";

/** One's own result, with the same reasons that the committee sees. */
export function MyResult() {
  const me = useMe();
  const list = useAssessments();
  return (
    <Allowed any={["assessment.read"]}>
      <Show when={list.data} fallback={<Skeleton lines={8} />}>
        {(data) => (
          <Show when={data().assessments.length > 0 ? me().person : undefined} fallback={<Nothing />}>
            {(person) => <Years all={data().assessments} person={person().id} />}
          </Show>
        )}
      </Show>
    </Allowed>
  );
}

function Nothing() {
  const t = useText(words);
  return (
    <>
      <PageHead title={t("my_title")} />
      <EmptyState icon={Medal} title={t("my_none")}>
        {t("my_none_help")}
      </EmptyState>
    </>
  );
}

function Years(props: { all: readonly Assessment[]; person: string }) {
  const t = useText(words);
  const [search] = useSearchParams<{ year?: string; scheme?: string }>();
  const year = () =>
    props.all.find((row) => String(row.year) === search.year)?.year ?? props.all[0]?.year ?? 0;
  const scheme = (): Scheme => schemes.find((name) => name === search.scheme) ?? "democratic_appraisal";
  return (
    <Show when={latestOf(props.all, year(), scheme())} keyed fallback={<Nothing />}>
      {(latest) => (
        <Result
          latest={latest}
          person={props.person}
          tabs={
            <Tabs
              label={t("schemes")}
              tabs={schemes.map((name) => ({
                href: `/c/${countyCode()}/my/result?year=${year()}&scheme=${name}`,
                label: schemeWord(name),
                current: name === scheme(),
              }))}
            />
          }
        />
      )}
    </Show>
  );
}

function Result(props: { latest: Assessment; person: string; tabs: JSX.Element }) {
  const t = useText(words);
  const result = usePersonResult(
    () => props.latest.id,
    () => props.person,
    true,
  );
  const missing = () => result.error instanceof ApiRefusal && result.error.status === 404;
  return (
    <Switch fallback={<Skeleton lines={8} />}>
      <Match when={result.data}>
        {(data) => (
          <>
            <PageHead
              title={`${t("my_title")} · ${t("title_of", { year: props.latest.year, scheme: schemeWord(props.latest.scheme) })}`}
              sub={<FrozenLine of={data()} />}
            />
            {props.tabs}
            <Notice kind={data().rating.decidedAt ? "ok" : undefined}>
              {data().rating.decidedAt ? t("my_decided") : t("my_proposed")}
            </Notice>
            <Explanation of={data()} />
          </>
        )}
      </Match>
      <Match when={missing()}>
        <PageHead title={t("my_title")} />
        {props.tabs}
        <EmptyState icon={Medal} title={t("my_none")}>
          {t("my_none_help")}
        </EmptyState>
      </Match>
      <Match when={result.isError}>
        <Failure error={result.error} onRetry={() => result.refetch()} />
      </Match>
    </Switch>
  );
}
