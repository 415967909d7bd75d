import { useParams, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { countyCode } from "../../api.ts";
import { Allowed } from "../../shell/Allowed.tsx";
import { ExportButtons } from "../../shell/ExportButtons.tsx";
import { NotOut } from "../../shell/NotOut.tsx";
import { day, fullMoment, hours } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { inspecting } from "../../text/inspecting.zh.ts";
import { inspections } from "../../text/inspections.zh.ts";
import { classes } from "../../ui/classes.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { FilterBar } from "../../ui/FilterBar.tsx";
import { useMedia } from "../../ui/media.ts";
import { EmptyState, Notice, PageHead, Skeleton } from "../../ui/Page.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { StatusText } from "../../ui/StatusText.tsx";
import { type Column, Table } from "../../ui/Table.tsx";
import { AlikeMark } from "./alike.tsx";
import { Closing } from "./closing.tsx";
import {
  charactersOf,
  type InspectionDetail,
  type Item,
  isInspected,
  type Quality,
  qualities,
  unexcusedOf,
  useInspection,
} from "./data.ts";
import css from "./inspections.module.css";
import { type Marking, useMarking } from "./marking.ts";
import { PersonPanel } from "./panel.tsx";
import { qualityWord, quarterWords, reasonsOf, verdictKind, verdictWord, whole } from "./words.ts";

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
  const byId = createMemo(() => new Map(props.detail.items.map((item) => [item.personId, item])));
  const bench: Bench = {
    item: (person) => byId().get(person) as Item,
    marking,
    editable: (person) =>
      (person ? (byId().get(person) as Item) : props.detail).can.includes("inspection.mark") && !head().final,
    rectifying: () => props.detail.rectifying,
    mayVerify: (person) => (byId().get(person) as Item).can.includes("note.verify"),
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
            (!search.q || item.name.includes(search.q)) &&
            (search.show !== "rectify" || item.verdict === "rectify") &&
            (search.show !== "spot" || item.spotChecked) &&
            (search.show !== "unmarked" || (isInspected(item.proposed) && !item.mark?.quality)),
        )
        .map(({ personId }) => personId),
    undefined,
    { equals: (a, b) => a.join() === b.join() },
  );
  const panel = (person: string) => <PersonPanel person={person} ids={ids()} bench={bench} />;

  const columns: Column<string>[] = [
    {
      key: "name",
      get head() {
        return t("name");
      },
      cell: (id) => <Name id={id} bench={bench} />,
    },
    {
      key: "characters",
      get head() {
        return t("characters");
      },
      get under() {
        return t("characters_under");
      },
      kind: "figure",
      cell: (id) => (
        <Against
          value={charactersOf(bench.item(id)).toLocaleString()}
          of={whole(bench.item(id).floor).toLocaleString()}
          short={bench.item(id).reasons.some(({ code }) => code === "notes_below")}
        />
      ),
      compare: (a, b) => charactersOf(bench.item(a)) - charactersOf(bench.item(b)),
    },
    {
      key: "notes",
      get head() {
        return t("notes");
      },
      get under() {
        return t("notes_under");
      },
      kind: "figure",
      cell: (id) => (
        <Against
          value={bench.item(id).facts.notesInQuarter}
          short={bench.item(id).reasons.some(({ code }) => code === "no_note")}
        />
      ),
    },
    {
      key: "sessions",
      get head() {
        return t("sessions");
      },
      get under() {
        return t("sessions_under");
      },
      kind: "figure",
      cell: (id) => (
        <>
          {bench.item(id).facts.sessions.present} / {bench.item(id).facts.sessions.expected}
        </>
      ),
    },
    {
      key: "unexcused",
      get head() {
        return t("unexcused");
      },
      kind: "figure",
      cell: (id) => (
        <Against value={unexcusedOf(bench.item(id)).length} short={unexcusedOf(bench.item(id)).length > 0} />
      ),
      compare: (a, b) => unexcusedOf(bench.item(a)).length - unexcusedOf(bench.item(b)).length,
    },
    {
      key: "hours",
      get head() {
        return t("hours");
      },
      get under() {
        return t("hours_under");
      },
      kind: "figure",
      cell: (id) => hours(bench.item(id).facts.minutes),
      compare: (a, b) => bench.item(a).facts.minutes - bench.item(b).facts.minutes,
    },
    {
      key: "essays",
      get head() {
        return t("essays");
      },
      get under() {
        return t("essays_under");
      },
      kind: "figure",
      cell: (id) => bench.item(id).facts.essays.length,
    },
    {
      key: "verdict",
      get head() {
        return t("verdict");
      },
      cell: (id) => <Verdict item={bench.item(id)} />,
    },
    {
      key: "quality",
      get head() {
        return t("quality");
      },
      kind: "tight",
      cell: (id) => <QualityKeys id={id} bench={bench} />,
    },
  ];
  const shownColumns = () =>
    wide() && opened()
      ? columns.filter(({ key }) => !["hours", "essays", "notes", "unexcused"].includes(key))
      : columns;

  return (
    <>
      <PageHead
        title={t("of_branch", { branch: head().branchName, period: quarterWords(head().quarter) })}
        sub={t("windows", {
          branch: i("branch_window", { until: day(head().branchWindowUntil) }),
          county: i("spot_check_window", { until: day(head().countyCheckUntil) }),
          rectify: i("rectification_until", { until: day(head().rectifyUntil) }),
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
        {(closure) => (
          <p class={css.soft}>{t("closed_by_schedule", { at: fullMoment(closure().createdAt) })}</p>
        )}
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
        <ExportButtons what={() => sheetOf(ids().map(bench.item))} />
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
        onClose={() => setOpened(undefined)}
      >
        <Show when={opened()}>{(person) => panel(person())}</Show>
      </Dialog>
    </>
  );

  function sheetOf(items: readonly Item[]) {
    return {
      name: `${head().branchName} ${head().quarter}`,
      rows: items,
      columns: [
        { head: t("name"), value: (item: Item) => item.name },
        { head: t("spot"), value: (item: Item) => (item.spotChecked ? t("yes") : "") },
        { head: t("characters"), value: charactersOf },
        { head: t("floor"), value: (item: Item) => whole(item.floor) },
        { head: t("notes"), value: (item: Item) => item.facts.notesInQuarter },
        { head: t("sessions"), value: (item: Item) => item.facts.sessions.present },
        { head: t("sessions_under"), value: (item: Item) => item.facts.sessions.expected },
        { head: t("unexcused"), value: (item: Item) => unexcusedOf(item).length },
        { head: t("hours"), value: (item: Item) => item.facts.minutes / 60 },
        { head: t("essays"), value: (item: Item) => item.facts.essays.length },
        { head: t("verdict"), value: (item: Item) => verdictWord(item.verdict) },
        {
          head: t("export_reasons"),
          value: (item: Item) => reasonsOf(item).join("; "),
          width: 40,
        },
        {
          head: t("export_quality"),
          value: (item: Item) => {
            const mark = quality(item);
            return mark ? qualityWord(mark) : "";
          },
        },
        { head: t("export_remark"), value: (item: Item) => item.mark?.remark ?? "", width: 30 },
      ],
    };
  }
}

function Name(props: { id: string; bench: Bench }) {
  const t = useText(inspecting);
  const item = () => props.bench.item(props.id);
  return (
    <span class={css.name}>
      <button type="button" class={css.open} onClick={() => props.bench.open(props.id)}>
        {item().name}
      </button>
      <Show when={item().spotChecked}>
        <span class={css.spot}>{t("spot")}</span>
      </Show>
      <AlikeMark item={item()} />
    </span>
  );
}

function Against(props: { value: string | number; of?: string; short: boolean }) {
  return (
    <>
      <span class={props.short ? css.loud : undefined}>{props.value}</span>
      <Show when={props.of}>
        <span class={css.nought}> / {props.of}</span>
      </Show>
    </>
  );
}

function Verdict(props: { item: Item }) {
  return (
    <div class={css.verdict}>
      <StatusText kind={verdictKind(props.item.verdict)}>{verdictWord(props.item.verdict)}</StatusText>
      <For each={reasonsOf(props.item)}>{(sentence) => <span>{sentence}</span>}</For>
    </div>
  );
}

/** 1–4 mark, ↑↓ go to the next person, Enter opens the details. */
function QualityKeys(props: { id: string; bench: Bench; large?: boolean }) {
  const t = useText(inspecting);
  const item = () => props.bench.item(props.id);
  const mark = (quality: Quality) => props.bench.marking.mark(props.id, { quality });
  const onKey = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = qualities[Number(event.key) - 1];
    if (digit) {
      event.preventDefault();
      mark(digit);
      event.currentTarget.querySelector<HTMLInputElement>(`input[value=${digit}]`)?.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const groups = [...document.querySelectorAll<HTMLElement>("[data-quality]")];
      const next = groups[groups.indexOf(event.currentTarget) + (event.key === "ArrowDown" ? 1 : -1)];
      (
        next?.querySelector<HTMLInputElement>("input:checked") ??
        next?.querySelector<HTMLInputElement>("input")
      )?.focus();
    } else if (event.key === "Enter") {
      event.preventDefault();
      props.bench.open(props.id);
    }
  };
  return (
    <Show when={isInspected(item().proposed)} fallback={<span class={css.nought}>{t("not_inspected")}</span>}>
      <fieldset data-quality={props.bench.editable(props.id) ? "" : undefined} onKeyDown={onKey}>
        <Segmented
          label={t("quality_of", { name: item().name })}
          keys={qualities.map((value) => ({
            value,
            label: qualityWord(value),
            tone: value === "poor" ? "stop" : value === "fair" ? "short" : "ok",
          }))}
          value={props.bench.marking.shown(item()).quality ?? undefined}
          onChange={(value) => mark(value as Quality)}
          disabled={!props.bench.editable(props.id)}
          large={props.large}
        />
        <SaveState id={props.id} bench={props.bench} />
      </fieldset>
    </Show>
  );
}

function SaveState(props: { id: string; bench: Bench }) {
  const t = useText(inspecting);
  const work = () => props.bench.marking.work(props.id);
  return (
    <div class={css.saving} role="status">
      <Switch>
        <Match when={work()?.state === "failed"}>
          <span class={css.loud}>{t("unsaved", { sentence: work()?.sentence ?? "" })}</span>
          <button type="button" class={css.open} onClick={() => props.bench.marking.again(props.id)}>
            {t("retry")}
          </button>
        </Match>
        <Match when={work()?.state === "stale"}>
          <button
            type="button"
            class={classes(css.open, css.loud)}
            onClick={() => props.bench.open(props.id)}
          >
            {t("stale")}
          </button>
        </Match>
        <Match when={work()?.state === "saving"}>
          <span class="hidden">{t("saving")}</span>
        </Match>
      </Switch>
    </div>
  );
}
