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
} from "../../../shell/inspection/inspections.ts";
import { useMe } from "../../../shell/me.ts";
import { NotOut } from "../../../shell/NotOut.tsx";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { inspecting } from "../../../text/inspection/inspections.zh.ts";
import { verdicts } from "../../../text/inspection/inspections-verdicts.zh.ts";
import { classes } from "../../../ui/classes.ts";
import { Dialog } from "../../../ui/Dialog.tsx";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { useMedia } from "../../../ui/media.ts";
import { EmptyState, Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import { Table } from "../../../ui/Table.tsx";
import { type Bench, useBench } from "./bench.ts";
import { Closing } from "./closing.tsx";
import { columnsOf, sheetOf } from "./columns.tsx";
import css from "./inspections.module.css";
import { Name, QualityKeys, Verdict } from "./item-cells.tsx";
import { PersonPanel } from "./panel.tsx";
import { dayFrom, quarterWords } from "./verdict-words.ts";

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

function Branch(props: { id: string; detail: InspectionDetail }) {
  const t = useText(inspecting);
  const [opened, setOpened] = createSignal<string>();
  const bench = useBench(
    () => props.id,
    () => props.detail,
    setOpened,
  );
  const head = () => props.detail.inspection;
  const quality = (item: Item) => bench.marking.shown(item).quality;
  const inspected = () => props.detail.items.filter((item) => isInspected(item.proposed));
  const left = () => inspected().length - inspected().filter(quality).length;
  const ids = useShown(() => props.detail.items);
  return (
    <>
      <Head detail={props.detail} left={left()} />
      <Notices detail={props.detail} isEditable={bench.editable()} />
      <NotOut days={head().final ? [] : [head().branchWindowUntil, head().rectifyUntil]} />
      <Done all={inspected().length} left={left()} isEditable={bench.editable()} />
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
      <Workplace title={titleOf(props.detail)} ids={ids()} bench={bench} opened={opened()} />
    </>
  );
}

const titleOf = ({ inspection }: InspectionDetail) =>
  useText(inspecting)("of_branch", {
    branch: inspection.branchName,
    period: quarterWords(inspection.quarter),
  });

/** Rows are ids, so that a saved mark changes its cells and not the row that has the focus. */
function useShown(items: () => readonly Item[]): () => string[] {
  const [search] = useSearchParams<{ q?: string; show?: string }>();
  const isShown = (item: Item) => {
    if (search.q && !isNamed(item.name, search.q)) return false;
    if (search.show === "rectify") return item.verdict === "rectify";
    if (search.show === "spot") return item.spotChecked;
    return search.show !== "unmarked" || (isInspected(item.proposed) && !item.mark?.quality);
  };
  return createMemo(
    () =>
      items()
        .filter(isShown)
        .map(({ personId }) => personId),
    undefined,
    { equals: (a, b) => a.join() === b.join() },
  );
}

function Head(props: { detail: InspectionDetail; left: number }) {
  const t = useText(inspecting);
  const i = useText(verdicts);
  const me = useMe();
  const head = () => props.detail.inspection;
  const on = (day: string) => dayFrom(me().today, day);
  return (
    <PageHead
      title={titleOf(props.detail)}
      sub={t("windows", {
        branch: i("branch_window", { until: on(head().branchWindowUntil) }),
        county: i("spot_check_window", { until: on(head().countyCheckUntil) }),
        rectify: i("rectification_until", { until: on(head().rectifyUntil) }),
      })}
      back={{
        href: `/c/${countyCode()}/inspections?year=${head().quarter.slice(0, 4)}&quarter=${head().quarter.slice(4)}`,
        label: t("back"),
      }}
      actions={<Closing detail={props.detail} left={props.left} />}
    />
  );
}

function Notices(props: { detail: InspectionDetail; isEditable: boolean }) {
  const t = useText(inspecting);
  const head = () => props.detail.inspection;
  return (
    <>
      <Switch>
        <Match when={head().final}>
          {(final) => <Notice kind="ok">{t("final_line", { at: fullMoment(final().createdAt) })}</Notice>}
        </Match>
        <Match when={!props.isEditable}>
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
    </>
  );
}

function Done(props: { all: number; left: number; isEditable: boolean }) {
  const t = useText(inspecting);
  const phone = useMedia(narrow);
  const done = () => props.all - props.left;
  return (
    <div class={css.progress}>
      <Progress
        label={t("progress")}
        value={done()}
        max={props.all}
        words={t("done_of", { done: done(), all: props.all })}
      />
      <Show when={props.isEditable && !phone()}>
        <p class={css.keysHelp}>{t("keys_help")}</p>
      </Show>
    </div>
  );
}

/** The table, or cards on a phone, and the person that was opened: beside it where there is room. */
function Workplace(props: {
  title: string;
  ids: readonly string[];
  bench: Bench;
  opened: string | undefined;
}) {
  const t = useText(inspecting);
  const wide = useMedia("(min-width: 1100px)");
  const phone = useMedia(narrow);
  const panel = (person: string) => (
    <PersonPanel person={person} ids={props.ids} bench={props.bench} isBeside={wide()} />
  );
  const columns = columnsOf(props.bench);
  const shownColumns = () =>
    wide() && props.opened
      ? columns.filter(({ key }) => !["hours", "essays", "notes", "unexcused"].includes(key))
      : columns;
  return (
    <>
      <div class={classes(css.bench, wide() && props.opened && css.withPanel)}>
        <Show when={!phone()} fallback={<Cards ids={props.ids} bench={props.bench} />}>
          <Table<string>
            caption={props.title}
            captionHidden
            rows={[...props.ids]}
            rowKind={(id) => (id === props.opened ? "chosen" : undefined)}
            columns={shownColumns()}
            empty={<EmptyState title={t("nobody")}>{t("nobody_help")}</EmptyState>}
          />
        </Show>
        <Show when={wide() && props.opened}>
          {(person) => <aside class={css.aside}>{panel(person())}</aside>}
        </Show>
      </div>
      <Dialog
        open={!wide() && !!props.opened}
        title={props.opened ? (props.bench.item(props.opened ?? "")?.name ?? "") : ""}
        size="side"
        keeps
        onClose={() => props.bench.open(undefined)}
      >
        <Show when={props.opened}>{(person) => panel(person())}</Show>
      </Dialog>
    </>
  );
}

const narrow = "(max-width: 760px)";

function Cards(props: { ids: readonly string[]; bench: Bench }) {
  const t = useText(inspecting);
  return (
    <ul class={css.cards}>
      <For each={props.ids} fallback={<EmptyState title={t("nobody")}>{t("nobody_help")}</EmptyState>}>
        {(id) => (
          <li class={css.card}>
            <Name id={id} bench={props.bench} />
            <Verdict item={props.bench.item(id)} />
            <QualityKeys id={id} bench={props.bench} large />
          </li>
        )}
      </For>
    </ul>
  );
}
