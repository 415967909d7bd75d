import { createSignal, For, Show } from "solid-js";
import { county, newIdempotencyKey } from "../../../api.ts";
import { useText } from "../../../text/index.ts";
import { registering } from "../../../text/study/registers-entry.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Section } from "../../../ui/Page.tsx";
import { type PartProps, useAct } from "./acting.ts";
import css from "./extras.module.css";

/** Who sat in without being expected: kept, counted nowhere. */
export function SittersIn(props: PartProps) {
  const t = useText(registering);
  const { act, error } = useAct(props);
  const [name, setName] = createSignal("");
  const [key, setKey] = createSignal(newIdempotencyKey());
  const base = () => `/sessions/${props.detail.session.id}/sitters-in` as const;
  const may = () => props.detail.session.state === "open" && props.detail.can.includes("attendance.record");
  const add = () =>
    name().trim() &&
    act.mutate(async () => {
      await county.post(base(), { name: name().trim() }, { idempotencyKey: key() });
      setName("");
      setKey(newIdempotencyKey());
      return undefined;
    });
  const remove = (id: string) =>
    act.mutate(async () => {
      await county.delete(`${base()}/${id}`);
      return undefined;
    });
  return (
    <Section title={t("sitters")} sub={t("sitters_help")}>
      <ErrorSummary errors={error()} />
      <ul class={css.lines}>
        <For each={props.detail.sittersIn} fallback={<li class={css.quiet}>{t("sitters_none")}</li>}>
          {(sitter) => (
            <li>
              <span>{sitter.name}</span>
              <Show when={may()}>
                <Button
                  size="small"
                  kind="quiet"
                  label={t("sitter_remove_of", { name: sitter.name })}
                  onClick={() => remove(sitter.id)}
                >
                  {t("sitter_remove")}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={may()}>
        <form
          class={css.add}
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <TextField label={t("sitter_name")} name="sitter" value={name()} onInput={setName} maxlength={60} />
          <Button type="submit" busy={act.isPending}>
            {t("sitter_add")}
          </Button>
        </form>
      </Show>
    </Section>
  );
}
