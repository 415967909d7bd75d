import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import { For, Match, Show, Switch } from "solid-js";
import { isSame, type Leaf } from "../../../../worker/measures/versions/rules.ts";
import { useText } from "../../../text/index.ts";
import { measures as words } from "../../../text/measures/versions.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { fieldId } from "../../../ui/Field.tsx";
import type { Cell } from "./layout-cells.ts";
import { choiceOf, nameOf, valueWord, withUnit } from "./measure-words.ts";
import css from "./measures.module.css";
import { textOf } from "./values.ts";

export type CellProps = {
  cell: Cell;
  /** In the version that is shown, in the default set, and what was typed over it. */
  value: Leaf | undefined;
  usual: Leaf | undefined;
  typed?: string;
  draft?: Leaf;
  error?: string;
  onType?: (text: string | null) => void;
};

/** One measure: read as text, or edited where it stands, with what it was and what is usual beside it. */
export function MeasureCell(props: CellProps) {
  const t = useText(words);
  const id = () => fieldId(props.cell.path);
  const changed = () => props.typed !== undefined && !isSame(props.value, props.draft);
  const shown = (leaf: Leaf | undefined) => withUnit(valueWord(leaf, props.cell.kind), props.cell);
  return (
    <div class={css.cell} data-changed={changed() ? "" : undefined}>
      <Show when={props.onType} fallback={<span>{shown(props.value)}</span>}>
        <span class={css.control}>
          <Control {...props} />
          <Show when={props.cell.unit}>
            {(unit) => (
              <span class={css.unit} id={`${id()}-unit`}>
                {t(unit() as "title")}
              </span>
            )}
          </Show>
        </span>
      </Show>
      <Show when={props.error}>
        <span class={css.error} id={`${id()}-error`}>
          {props.error}
        </span>
      </Show>
      <Show when={changed()}>
        <span class={css.was}>
          {t("was", { value: shown(props.value) })}{" "}
          <Button
            kind="quiet"
            size="small"
            label={`${t("undo")}: ${nameOf(props.cell.path)}`}
            onClick={() => props.onType?.(null)}
          >
            {t("undo")}
          </Button>
        </span>
      </Show>
      <Show when={!changed() && !isSame(props.value, props.usual)}>
        <span class={css.was}>{t("default_is", { value: shown(props.usual) })}</span>
      </Show>
    </div>
  );
}

function Control(props: CellProps) {
  const t = useText(words);
  const id = () => fieldId(props.cell.path);
  const text = () => props.typed ?? textOf(props.value, props.cell.kind);
  const on = () => text() === "true" || text() === "1";
  const described = () =>
    `${props.cell.unit ? `${id()}-unit ` : ""}${props.error ? `${id()}-error` : ""}`.trim() || undefined;
  return (
    <Switch
      fallback={
        <input
          id={id()}
          class={css.input}
          data-wide={props.cell.kind === "day" || props.cell.unit === "u_characters" ? "" : undefined}
          inputmode={props.cell.kind === "count" ? "numeric" : "text"}
          autocomplete="off"
          aria-label={nameOf(props.cell.path)}
          aria-describedby={described()}
          aria-invalid={props.error ? "true" : undefined}
          value={text()}
          onInput={(event) => props.onType?.(event.currentTarget.value)}
        />
      }
    >
      <Match when={props.cell.kind === "switch"}>
        <input
          id={id()}
          type="checkbox"
          class={css.tick}
          aria-label={nameOf(props.cell.path)}
          checked={on()}
          onChange={(event) => props.onType?.(event.currentTarget.checked ? "true" : "false")}
        />
      </Match>
      <Match when={typeof props.cell.kind === "object" && props.cell.kind}>
        {(choices) => (
          <select
            id={id()}
            class={css.input}
            data-wide=""
            aria-label={nameOf(props.cell.path)}
            value={text()}
            onChange={(event) => props.onType?.(event.currentTarget.value)}
          >
            <For each={choices()}>
              {(choice) => (
                <option value={choiceOf(choice)} selected={choiceOf(choice) === text()}>
                  {t(choice as "title")}
                </option>
              )}
            </For>
          </select>
        )}
      </Match>
      <Match when={props.cell.kind === "order"}>
        <Order text={text()} id={id()} onType={(next) => props.onType?.(next)} />
      </Match>
    </Switch>
  );
}

/** The keys of a tie in their order; arrows move one, so that keyboards and thumbs manage alike. */
function Order(props: { text: string; id: string; onType: (text: string) => void }) {
  const t = useText(words);
  const keys = () => (props.text === "" ? [] : props.text.split(","));
  const move = (index: number, by: number) => {
    const next = [...keys()];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    props.onType(next.join(","));
  };
  return (
    <ol class={css.order} id={props.id} tabindex="-1">
      <For each={keys()}>
        {(key, index) => (
          <li>
            <span>
              {index() + 1}. {t(key as "ties")}
            </span>
            <Button
              kind="quiet"
              size="small"
              square
              disabled={index() === 0}
              label={t("up", { name: t(key as "ties") })}
              onClick={() => move(index(), -1)}
            >
              <ArrowUp size={14} aria-hidden="true" />
            </Button>
            <Button
              kind="quiet"
              size="small"
              square
              disabled={index() === keys().length - 1}
              label={t("down", { name: t(key as "ties") })}
              onClick={() => move(index(), 1)}
            >
              <ArrowDown size={14} aria-hidden="true" />
            </Button>
          </li>
        )}
      </For>
    </ol>
  );
}
