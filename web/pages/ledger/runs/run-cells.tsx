import { Show } from "solid-js";
import { figure, fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { running } from "../../../text/ledger/runs.zh.ts";
import { Progress } from "../../../ui/Progress.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import css from "./runs.module.css";
import { errorWords, isLive, type Run } from "./runs.ts";

const t = useText(running);
const looks = { queued: "wait", running: "info", done: "ok", failed: "stop" } as const;

/** How a run stands, and what went wrong with a failed one. */
export function State(props: { run: Run }) {
  return (
    <div class={css.kind}>
      <StatusText kind={looks[props.run.state]}>{t(props.run.state)}</StatusText>
      <Show when={props.run.state === "failed" && props.run.error}>
        {(error) => <small>{errorWords(error())}</small>}
      </Show>
    </div>
  );
}

/** How many people it has come to, of how many while it goes on. */
export function Share(props: { run: Run }) {
  return (
    <Show
      when={isLive(props.run) && props.run.total}
      fallback={
        <Show when={props.run.done > 0}>
          <span>{t("people_n", { n: props.run.done })}</span>
        </Show>
      }
    >
      {(total) => (
        <Progress
          label={t("progress")}
          value={props.run.done}
          max={total()}
          busy
          words={t("people_of", { done: props.run.done, total: total() })}
        />
      )}
    </Show>
  );
}

/** How long it took, and when it ended. */
export function Took(props: { run: Run }) {
  const seconds = () =>
    props.run.startedAt && props.run.endedAt ? (props.run.endedAt - props.run.startedAt) / 1000 : undefined;
  return (
    <span class={css.kind}>
      <Show when={seconds() !== undefined}>
        <span>{t("took", { seconds: figure(seconds() ?? 0, 1) })}</span>
      </Show>
      <Show when={props.run.endedAt}>{(at) => <small>{t("at_done", { at: fullMoment(at()) })}</small>}</Show>
    </span>
  );
}
