import { createSignal, For, Show } from "solid-js";
import { front } from "../../../text/access/sign-up-front.zh.ts";
import { useText } from "../../../text/index.ts";
import { isComposing } from "../../../ui/composing.ts";
import { TextField } from "../../../ui/Field.tsx";
import css from "./front.module.css";
import { type Division, findDivisions, useDivisions } from "./sign-up.ts";

const most = 8;

/** Search the real divisions; a result leads to its door, or is picked where `onPick` is given. */
export function CountyFinder(props: {
  label: string;
  help: string;
  name?: string;
  error?: string;
  onPick?: (division: Division) => void;
}) {
  const t = useText(front);
  const [text, setText] = createSignal("");
  const divisions = useDivisions(() => text() !== "");
  const found = () => (divisions.isSuccess ? findDivisions(divisions.data, text()) : []);
  const ownCode = () => /^\d{6}$/.test(text().trim()) && !props.onPick && found().length === 0;
  const says = () => {
    if (!text().trim()) return "";
    if (divisions.isError) return t("list_failed");
    if (!divisions.isSuccess || ownCode()) return "";
    return found().length ? t("matches", { n: found().length }) : t("no_match", { text: text().trim() });
  };
  /** A whole code, or a name that only one county has, needs no second key press. */
  const pickOnly = (event: KeyboardEvent) => {
    const [only, ...others] = found();
    if (!only || others.length || !props.onPick || isComposing(event)) return;
    event.preventDefault();
    props.onPick(only);
  };
  return (
    <>
      <div
        ref={(box) => box.addEventListener("keydown", (event) => event.key === "Enter" && pickOnly(event))}
      >
        <TextField
          label={props.label}
          help={props.help}
          name={props.name}
          error={props.error}
          type="search"
          autocomplete="off"
          value={text()}
          onInput={setText}
        />
      </div>
      <p class={css.count} role="status" hidden={!says()}>
        {says()}
      </p>
      <Show when={found().length}>
        <ul class={css.list}>
          <For each={found().slice(0, most)}>
            {(division) => (
              <li>
                <Show when={props.onPick} fallback={<Door division={division} />}>
                  {(pick) => (
                    <button type="button" class={css.item} onClick={() => pick()(division)}>
                      <Words division={division} />
                    </button>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={found().length > most}>
        <p class={css.count}>{t("more_matches", { n: found().length - most })}</p>
      </Show>
      <Show when={ownCode()}>
        <a href={`/c/${text().trim()}`}>{t("go_code", { code: text().trim() })}</a>
      </Show>
    </>
  );
}

function Door(props: { division: Division }) {
  return (
    <a class={css.item} href={`/c/${props.division[0]}`}>
      <Words division={props.division} />
    </a>
  );
}

function Words(props: { division: Division }) {
  return (
    <>
      <b>{props.division[1]}</b>
      <small>{props.division[2]}</small>
      <code>{props.division[0]}</code>
    </>
  );
}
