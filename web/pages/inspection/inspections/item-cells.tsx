import { For, Match, Show, Switch } from "solid-js";
import { QUALITIES } from "../../../../db/vocabulary.ts";
import { type Item, isInspected, type Quality } from "../../../shell/inspection/inspections.ts";
import { useText } from "../../../text/index.ts";
import { inspecting } from "../../../text/inspection/inspections.zh.ts";
import { classes } from "../../../ui/classes.ts";
import { isComposing } from "../../../ui/composing.ts";
import { Segmented } from "../../../ui/Segmented.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { AlikeMark } from "./alike.tsx";
import type { Bench } from "./bench.ts";
import css from "./inspections.module.css";
import { qualityWord, reasonsOf, verdictKind, verdictWord } from "./verdict-words.ts";

export function Name(props: { id: string; bench: Bench }) {
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

export function Against(props: { value: string | number; of?: string; short: boolean }) {
  return (
    <>
      <span class={props.short ? css.loud : undefined}>{props.value}</span>
      <Show when={props.of}>
        <span class={css.nought}> / {props.of}</span>
      </Show>
    </>
  );
}

export function Verdict(props: { item: Item }) {
  return (
    <div class={css.verdict}>
      <StatusText kind={verdictKind(props.item.verdict)}>{verdictWord(props.item.verdict)}</StatusText>
      <For each={reasonsOf(props.item)}>{(sentence) => <span>{sentence}</span>}</For>
    </div>
  );
}

/** 1–4 mark, ↑↓ go to the next person, Enter opens the details. */
export function QualityKeys(props: { id: string; bench: Bench; large?: boolean }) {
  const t = useText(inspecting);
  const item = () => props.bench.item(props.id);
  const mark = (quality: Quality) => props.bench.marking.mark(props.id, { quality });
  const onKey = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = QUALITIES[Number(event.key) - 1];
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
          keys={QUALITIES.map((value) => ({
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
