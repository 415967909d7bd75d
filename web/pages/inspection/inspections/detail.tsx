import { useParams, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { isNamed } from "../../../../worker/core/names.ts";
import { countyCode } from "../../../api.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import {
  type InspectionDetail,
  type Item,
  isInspected,
  useInspection,
} from "../../../shell/inspection/data.ts";
import { useMe } from "../../../shell/me.ts";
import { NotOut } from "../../../shell/NotOut.tsx";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { inspecting } from "../../../text/inspection/inspections.zh.ts";
import { inspections } from "../../../text/inspection/verdicts.zh.ts";
import { classes } from "../../../ui/classes.ts";
import { Dialog } from "../../../ui/Dialog.tsx";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { useMedia } from "../../../ui/media.ts";
import { EmptyState, Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import { Table } from "../../../ui/Table.tsx";
import { Name, QualityKeys, Verdict } from "./cells.tsx";
import { Closing } from "./closing.tsx";
import { columnsOf, sheetOf } from "./columns.tsx";
import css from "./inspections.module.css";
import { type Marking, useMarking } from "./marking.ts";
import { PersonPanel } from "./panel.tsx";
import { dayFrom, quarterWords } from "./words.ts";

/** One branch's inspection: people down, facts across, quality as four keys. */
export function Inspection() {
  const params = useParams<{ id: string }>();
  const inspection = useInspection(() => params.id);
  return (
    <Allowed any={["inspection.read"]}>
      <Show when={inspection.data} fallback={<Skeleton lines={10} />}>
        {(detail) => <Branch id={params.id} detail={detail()} />}
      </Show>
    </Allowed>
  );
}

export type Bench = {
  item: (person: string) => Item;
  marking: Marking;
  /** Of the branch, or of one person: never of oneself. */
  editable: (person?: string) => boolean;
  rectifying: () => boolean;
  mayVerify: (person: string) => boolean;
  /** The person's own last day of rectification, in words, where approved leave made it later than the branch's. */
  longerUntil: (person: string) => string | undefined;
  labels: () => InspectionDetail["labels"];
  open: (person: string | undefined) => void;
};

function Branch(props: { id: string; detail: InspectionDetail }) {
  const t = useText(inspecting);
  const i = useText(inspections);
  const wide = useMedia("(min-width: 1100px)");
  const phone = useMedia("(max-width: 760px)");
  const [search] = useSearchParams<{ q?: string; show?: string }>();
  const [opened, setOpened] = createSignal<string>();
  const marking = useMarking(
    () => props.id,
    () => props.detail,
  );
  const head = () => props.detail.inspection;
  const me = useMe();
  const on = (day: string) => dayFrom(me().today, day);
  const byId = createMemo(() => new Map(props.detail.items.map((item) => [item.personId, item])));
  /** Final for the person: whose clock stood still is marked longer than the branch. */
  const isOver = (item: Item) =>
    item.final !== null || me().today > item.rectifyUntil || (!!head().final && item.verdict !== "rectify");
  const bench: Bench = {
    item: (person) => byId().get(person) as Item,
    marking,
    editable: (person) =>
      person
        ? (byId().get(person) as Item).can.includes("inspection.mark") && !isOver(byId().get(person) as Item)
        : props.detail.can.includes("inspection.mark") && !head().final,
    rectifying: () => props.detail.rectifying,
    mayVerify: (person) => (byId().get(person) as Item).can.includes("note.verify"),
    longerUntil: (person) => {
      const { rectifyUntil } = byId().get(person) as Item;
      return rectifyUntil > head().rectifyUntil ? on(rectifyUntil) : undefined;
    },
    labels: () => props.detail.labels,
    open: setOpened,
  };
  const quality = (item: Item) => marking.shown(item).quality;
  const inspected = () => props.detail.items.filter((item) => isInspected(item.proposed));
  const done = () => inspected().filter(quality).length;
  // Rows are ids, so that a saved mark changes its cells and not the row that has the focus.
  const ids = createMemo(
    () =>
      props.detail.items
        .filter(
          (item) =>
            (!search.q || isNamed(item.name, search.q)) &&
            (search.show !== "rectify" || item.verdict === "rectify") &&
            (search.show !== "spot" || item.spotChecked) &&
            (search.show !== "unmarked" || (isInspected(item.proposed) && !item.mark?.quality)),
        )
        .map(({ personId }) => personId),
    undefined,
    { equals: (a, b) => a.join() === b.join() },
  );
  const panel = (person: string) => (
    <PersonPanel person={person} ids={ids()} bench={bench} isBeside={wide()} />
  );

  const columns = columnsOf(bench);
  const shownColumns = () =>
    wide() && opened()
      ? columns.filter(({ key }) => !["hours", "essays", "notes", "unexcused"].includes(key))
      : columns;

  return (
    <>
      <PageHead
        title={t("of_branch", { branch: head().branchName, period: quarterWords(head().quarter) })}
        sub={t("windows", {
          branch: i("branch_window", { until: on(head().branchWindowUntil) }),
          county: i("spot_check_window", { until: on(head().countyCheckUntil) }),
          rectify: i("rectification_until", { until: on(head().rectifyUntil) }),
        })}
        back={{
          href: `/c/${countyCode()}/inspections?year=${head().quarter.slice(0, 4)}&quarter=${head().quarter.slice(4)}`,
          label: t("back"),
        }}
        actions={<Closing detail={props.detail} left={inspected().length - done()} />}
      />
      <Switch>
        <Match when={head().final}>
          {(final) => <Notice kind="ok">{t("final_line", { at: fullMoment(final().createdAt) })}</Notice>}
        </Match>
        <Match when={!bench.editable()}>
          <Notice>{t("read_only")}</Notice>
        </Match>
        <Match when={props.detail.rectifying}>
          <Notice kind="short">{t("rectify_line")}</Notice>
        </Match>
        <Match when={head().closure}>
          {(closure) => (
            <Notice>
              {t("closed_line", { at: fullMoment(closure().createdAt) })}
              <Show when={closure().conclusion}>
                {(text) => <div>{t("closed_with", { text: text() })}</div>}
              </Show>
            </Notice>
          )}
        </Match>
      </Switch>
      <Show when={head().closure?.createdBy === null && head().closure}>
        {(closure) => <p class="soft">{t("closed_by_schedule", { at: fullMoment(closure().createdAt) })}</p>}
      </Show>
      <NotOut days={head().final ? [] : [head().branchWindowUntil, head().rectifyUntil]} />
      <div class={css.progress}>
        <Progress
          label={t("progress")}
          value={done()}
          max={inspected().length}
          words={t("done_of", { done: done(), all: inspected().length })}
        />
        <Show when={bench.editable() && !phone()}>
          <p class={css.keysHelp}>{t("keys_help")}</p>
        </Show>
      </div>
      <FilterBar
        label={t("find")}
        filters={[
          { kind: "search", name: "q", label: t("find") },
          {
            kind: "select",
            name: "show",
            label: t("show"),
            options: (["unmarked", "rectify", "spot"] as const).map((value) => ({
              value,
              label: t(`show_${value}`),
            })),
          },
        ]}
        count={t("people_count", { shown: ids().length, all: props.detail.items.length })}
      >
        <ExportButtons
          what={() => sheetOf(`${head().branchName} ${head().quarter}`, ids().map(bench.item), quality)}
        />
      </FilterBar>
      <div class={classes(css.bench, wide() && opened() && css.withPanel)}>
        <Show
          when={!phone()}
          fallback={
            <ul class={css.cards}>
              <For each={ids()} fallback={<EmptyState title={t("nobody")}>{t("nobody_help")}</EmptyState>}>
                {(id) => (
                  <li class={css.card}>
                    <Name id={id} bench={bench} />
                    <Verdict item={bench.item(id)} />
                    <QualityKeys id={id} bench={bench} large />
                  </li>
                )}
              </For>
            </ul>
          }
        >
          <Table<string>
            caption={t("of_branch", { branch: head().branchName, period: quarterWords(head().quarter) })}
            captionHidden
            rows={ids()}
            rowKind={(id) => (id === opened() ? "chosen" : undefined)}
            columns={shownColumns()}
            empty={<EmptyState title={t("nobody")}>{t("nobody_help")}</EmptyState>}
          />
        </Show>
        <Show when={wide() && opened()}>
          {(person) => <aside class={css.aside}>{panel(person())}</aside>}
        </Show>
      </div>
      <Dialog
        open={!wide() && !!opened()}
        title={opened() ? (byId().get(opened() ?? "")?.name ?? "") : ""}
        size="side"
        keeps
        onClose={() => setOpened(undefined)}
      >
        <Show when={opened()}>{(person) => panel(person())}</Show>
      </Dialog>
    </>
  );
}
