import { Match, Show, Switch } from "solid-js";
import { addDays } from "../../../../worker/core/calendar.ts";
import { county, countyCode } from "../../../api.ts";
import { useQuery } from "../../../query/index.ts";
import { useCan, useMe } from "../../../shell/me.ts";
import { type Progress as Far, useProgress, whole } from "../../../shell/writing/progress.ts";
import { day, figure, hours, weekday } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { today } from "../../../text/reports/dashboard-today.zh.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Section, Skeleton } from "../../../ui/Page.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import { type Task, TaskList } from "../../../ui/TaskList.tsx";
import css from "./dashboard.module.css";

export function Missing(props: { onRetry: () => void }) {
  const t = useText(today);
  const s = useText(shell);
  return (
    <p role="alert">
      {t("failed")}{" "}
      <Button size="small" onClick={() => props.onRetry()}>
        {s("retry")}
      </Button>
    </p>
  );
}

const useMine = () =>
  useProgress(
    () => undefined,
    () => true,
  );

/** How far one's own year has come: characters, hours, essays. */
export function OwnProgress() {
  const t = useText(today);
  const progress = useMine();
  return (
    <Section title={t("progress")}>
      <Switch fallback={<Skeleton lines={4} />}>
        <Match when={progress.isError}>
          <Missing onRetry={() => progress.refetch()} />
        </Match>
        <Match when={progress.isSuccess}>
          <Show when={progress.data} fallback={<p class="soft">{t("no_person")}</p>}>
            {(far) => <Meters far={far()} />}
          </Show>
        </Match>
      </Switch>
    </Section>
  );
}

function Meters(props: { far: Far }) {
  const t = useText(today);
  const quarter = () => t(props.far.quarter.slice(4) as "Q1");
  return (
    <div class={css.meters}>
      <p class="soft">{t("progress_of", { year: props.far.year, quarter: quarter() })}</p>
      <Meter
        label={t("characters")}
        value={props.far.characters}
        floor={whole(props.far.charactersFloor)}
        target={whole(props.far.charactersTarget)}
        words={(n, target) => t("characters_of", { n: figure(n), target: figure(target) })}
        short={(n) => t("short_characters", { n: figure(n) })}
      />
      <Meter
        label={t("hours")}
        value={props.far.minutes}
        floor={whole(props.far.minutesFloor)}
        target={whole(props.far.minutesTarget)}
        words={(n, target) => t("hours_of", { n: hours(n), target: hours(target) })}
        short={(n) => t("short_hours", { n: hours(n) })}
      />
      <Show when={props.far.essaysRequired > 0}>
        <Progress
          label={t("essays", { half: t(props.far.half.slice(4) as "H1") })}
          value={props.far.essays.length}
          max={props.far.essaysRequired}
          words={t("essays_of", { n: props.far.essays.length, required: props.far.essaysRequired })}
        />
      </Show>
    </div>
  );
}

function Meter(props: {
  label: string;
  value: number;
  floor: number;
  target: number;
  words: (n: number, target: number) => string;
  short: (n: number) => string;
}) {
  const t = useText(today);
  return (
    <Show when={props.target > 0}>
      <div>
        <Progress
          label={props.label}
          value={props.value}
          max={props.target}
          standard={props.floor}
          words={props.words(props.value, props.target)}
        />
        <Show when={props.value < props.floor} fallback={<span class="soft">{t("reached")}</span>}>
          <span class={css.short}>{props.short(props.floor - props.value)}</span>
        </Show>
      </div>
    </Show>
  );
}

const halfEnds = { H1: "06-30", H2: "12-31" };

/** What the person owes: this quarter's first note, the half-year's essay; and the result once there is one. */
export function OwnTasks() {
  const t = useText(today);
  const me = useMe();
  const can = useCan();
  const progress = useMine();
  const far = () => (progress.isSuccess ? progress.data : null);
  const half = () => far()?.half ?? "";
  const essays = useQuery(() => ({
    queryKey: ["essays", "own", half()],
    queryFn: () => county.get(`/essays?half=${half()}&person=${me().person?.id ?? ""}`),
    enabled: half() !== "" && can("essay.read") && me().person !== undefined,
    throwOnError: false,
  }));
  const assessments = useQuery(() => ({
    queryKey: ["assessments"],
    queryFn: () => county.get("/assessments"),
    enabled: can("assessment.read"),
    throwOnError: false,
  }));
  const essayTask = (known: Far): Task[] => {
    if (!can("essay.write") || !essays.isSuccess || known.essays.length >= known.essaysRequired) return [];
    const written = essays.data.essays;
    if (written.some((one) => one.state === "submitted")) return [];
    const name = t(known.half.slice(4) as "H1");
    return [
      {
        title: written.some((one) => one.state === "returned")
          ? t("essay_returned", { half: name })
          : t("essay_due", { half: name }),
        href: `/c/${countyCode()}/essays/new?half=${known.half}`,
        detail: t("essay_least", { n: figure(known.essayCharacters) }),
        due: t("before", {
          day: day(`${known.half.slice(0, 4)}-${halfEnds[known.half.slice(4) as "H1"]}`),
        }),
      },
    ];
  };
  const tasks = (): Task[] => {
    const known = far();
    const seen = assessments.isSuccess && assessments.data.assessments.length > 0 && me().person;
    return [
      ...(known?.notesInQuarter === 0 && can("note.write")
        ? [
            {
              title: t("first_note"),
              detail: t("first_note_help"),
              href: `/c/${countyCode()}/notes/new`,
            },
          ]
        : []),
      ...(known ? essayTask(known) : []),
      ...(seen ? [{ title: t("result"), href: `/c/${countyCode()}/my/result` }] : []),
    ];
  };
  const waits = () => progress.isLoading || essays.isLoading || assessments.isLoading;
  const broken = () => [essays, assessments].filter((query) => query.isError);
  return (
    <Section title={t("todo")}>
      <Show when={broken().length}>
        <Missing onRetry={() => broken().map((query) => query.refetch())} />
      </Show>
      <Show
        when={tasks().length}
        fallback={
          <Show when={!waits()} fallback={<Skeleton lines={2} />}>
            <Show when={!broken().length}>
              <p class="soft">{t("todo_none")}</p>
            </Show>
          </Show>
        }
      >
        <TaskList label={t("todo")} tasks={tasks()} />
      </Show>
    </Section>
  );
}

/** The sessions of the next two weeks, the nearest first. */
export function Coming() {
  const t = useText(today);
  const me = useMe();
  const list = useQuery(() => ({
    queryKey: ["sessions", "coming", me().today],
    queryFn: () => county.get(`/sessions?from=${me().today}&to=${addDays(me().today, 14)}`),
    throwOnError: false,
  }));
  const shown = () =>
    (list.isSuccess ? list.data.sessions : [])
      .filter((row) => row.state !== "cancelled")
      .reverse()
      .slice(0, 8);
  return (
    <Section title={t("coming")}>
      <Switch fallback={<Skeleton lines={3} />}>
        <Match when={list.isError}>
          <Missing onRetry={() => list.refetch()} />
        </Match>
        <Match when={list.isSuccess}>
          <Show when={shown().length} fallback={<p class="soft">{t("coming_none")}</p>}>
            <TaskList
              label={t("coming")}
              tasks={shown().map((row) => ({
                title: row.title,
                href: `/c/${countyCode()}/sessions/${row.id}`,
                detail: row.place ?? row.unitName,
                due: t("held", { day: weekday(row.heldOn), time: row.startsAt }),
              }))}
            />
          </Show>
        </Match>
      </Switch>
    </Section>
  );
}
