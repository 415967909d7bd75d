import { Navigate, useParams, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, Show } from "solid-js";
import { isNamed } from "../../../../worker/core/names.ts";
import { countyCode } from "../../../api.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import {
  inLine,
  isReady,
  type ListedRating,
  latestOf,
  outcomes,
  type Ratings,
  useAssessments,
  useRatings,
} from "../../../shell/rating/assessments.ts";
import { criterionWord, partsOf, schemeWord, warningsOf } from "../../../shell/rating/rating-words.ts";
import { fullDay, fullMoment, listed } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { ScoreKey } from "../../../ui/charts/ScoreStrip.tsx";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { EmptyState, Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import css from "./assessments.module.css";
import { Confirming } from "./confirming.tsx";
import { RatingRows } from "./rating-rows.tsx";
import { sheetOf } from "./sheet.ts";

/** The proposals of one branch or organ, with the quota line where it falls. */
export function UnitRatings() {
  const params = useParams<{ id: string }>();
  const [search] = useSearchParams<{ unit?: string }>();
  const ratings = useRatings(
    () => params.id,
    () => search.unit,
  );
  return (
    <Allowed any={["assessment.read"]}>
      <Show when={search.unit} fallback={<Navigate href={`/c/${countyCode()}/assessments`} />}>
        {(unit) => (
          <Show when={ratings.data} fallback={<Skeleton lines={10} />}>
            {(data) => <Unit data={data()} unit={unit()} />}
          </Show>
        )}
      </Show>
    </Allowed>
  );
}

function Unit(props: { data: Ratings; unit: string }) {
  const t = useText(words);
  const of = useUnitRatings(() => props.data);
  const { assessment, people, ready, picked, shown, choose } = of;
  const [asking, setAsking] = createSignal<"all" | "some">();
  const criteria = () =>
    [...new Set(people().flatMap(({ score }) => partsOf(score).map(({ name }) => name)))].length
      ? ["C1", "C2", "C3", "C4", "C5", "C6"].map(criterionWord)
      : [];
  return (
    <>
      <PageHead
        title={of.title()}
        sub={of.subLine()}
        back={{
          href: `/c/${countyCode()}/assessments?year=${assessment().year}&scheme=${assessment().scheme}`,
          label: t("back"),
        }}
        actions={
          <>
            <ExportButtons what={() => sheetOf(of.title(), assessment().scheme, shown())} />
            <Show when={picked().length}>
              <Button onClick={() => setAsking("some")}>{t("confirm_some", { n: picked().length })}</Button>
            </Show>
            <Show when={ready().length}>
              <Button kind="primary" onClick={() => setAsking("all")}>
                {t("confirm_all", { n: ready().length })}
              </Button>
            </Show>
          </>
        }
      />
      <Notices of={of} quotas={props.data.quotas} />
      <FilterBar
        label={t("search_person")}
        filters={[
          { kind: "search", name: "q", label: t("search_person") },
          {
            kind: "select",
            name: "outcome",
            label: t("grade"),
            options: outcomes.map((value) => ({ value, label: t(value) })),
          },
        ]}
        count={t("count_of", { shown: shown().length, all: people().length })}
      >
        <Show when={ready().length}>
          <Button
            kind="quiet"
            onClick={() =>
              choose(picked().length === ready().length ? [] : ready().map(({ personId }) => personId))
            }
          >
            {t("select_all")}
          </Button>
        </Show>
      </FilterBar>
      <ScoreKey names={criteria()} />
      <RatingRows
        caption={of.title()}
        rows={shown()}
        assessment={assessment()}
        cutAfter={of.cutAfter()}
        may={of.may}
        chosen={ready().length ? of.chosen() : undefined}
        onPick={of.pick}
        empty={
          <EmptyState title={people().length ? t("nobody") : t("nobody_here")}>{t("clear_help")}</EmptyState>
        }
      />
      <p class={`soft ${css.help}`}>{t("line_help")}</p>
      <Confirming
        id={assessment().id}
        unit={props.unit}
        asking={asking()}
        people={asking() === "some" ? picked() : ready()}
        onClose={() => setAsking(undefined)}
        onDone={() => choose([])}
      />
    </>
  );
}

type UnitOf = ReturnType<typeof useUnitRatings>;

/** The people of a unit in the order of their scores, who of them can be confirmed, and who was picked. */
function useUnitRatings(data: () => Ratings) {
  const [search] = useSearchParams<{ q?: string; outcome?: string }>();
  const list = useAssessments();
  const assessment = () => data().assessment;
  const people = createMemo(() =>
    inLine(data().ratings.filter(({ score }) => score.notGraded?.code !== "out_of_scheme")),
  );
  const superseded = () => {
    const latest = latestOf(list.data?.assessments ?? [], assessment().year, assessment().scheme);
    return latest !== undefined && latest.id !== assessment().id;
  };
  const may = (row: ListedRating) => row.can.length > 0 && !superseded();
  const ready = createMemo(() => people().filter((row) => isReady(row) && may(row)));
  const shown = createMemo(() =>
    people().filter(
      (row) =>
        (!search.q || isNamed(row.name, search.q)) && (!search.outcome || row.outcome === search.outcome),
    ),
  );
  /** The last who is inside the quota, or equal on its line. */
  const cutAfter = createMemo(() => {
    const inside = shown().filter(({ outcome }) => outcome === "excellent" || outcome === "pending_decision");
    const below = shown().some(({ outcome }) => outcome === "beyond_quota" || outcome === "qualified");
    return below ? inside.at(-1)?.personId : undefined;
  });
  return {
    assessment,
    people,
    superseded,
    may,
    ready,
    shown,
    cutAfter,
    ...usePicking(ready),
    ...useHeadings(data, people),
  };
}

function usePicking(ready: () => readonly ListedRating[]) {
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set());
  const pick = (id: string, on: boolean) => {
    const next = new Set(chosen());
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return {
    chosen,
    pick,
    choose: (ids: readonly string[]) => setChosen(new Set(ids)),
    picked: () => ready().filter(({ personId }) => chosen().has(personId)),
  };
}

function useHeadings(data: () => Ratings, people: () => readonly ListedRating[]) {
  const t = useText(words);
  const assessment = () => data().assessment;
  const unitName = () => people()[0]?.score.unitName ?? "";
  const title = () =>
    t("ratings_of", {
      unit: unitName(),
      year: assessment().year,
      scheme: schemeWord(assessment().scheme),
    });
  const subLine = () => {
    const at = fullMoment(assessment().createdAt);
    const day = fullDay(assessment().assessmentDay);
    const found = data().quotas[0];
    return found
      ? t("ratings_sub", { at, day, people: people().length, cap: found.cap, base: found.base })
      : t("ratings_sub_plain", { at, day, people: people().length });
  };
  return { title, subLine };
}

function Notices(props: { of: UnitOf; quotas: Ratings["quotas"] }) {
  const t = useText(words);
  const quota = () => props.quotas[0];
  return (
    <>
      <Show when={props.of.superseded()}>
        <Notice kind="short">{t("superseded")}</Notice>
      </Show>
      <For each={warningsOf(props.quotas)}>{(warning) => <Notice kind="short">{warning}</Notice>}</For>
      <Show when={(quota()?.pending.seats ?? 0) > 0}>
        <Notice kind="short">
          {t("pending_notice", {
            seats: quota()?.pending.seats ?? 0,
            names: listed(
              (quota()?.pending.candidates ?? []).map(
                (id) => props.of.people().find(({ personId }) => personId === id)?.name ?? "",
              ),
            ),
          })}
        </Notice>
      </Show>
    </>
  );
}
