import { createSignal, For, Show } from "solid-js";
import { county } from "../../../api.ts";
import { useQuery } from "../../../query/index.ts";
import { useMe } from "../../../shell/me.ts";
import css from "../../../shell/writing/write.module.css";
import { useText } from "../../../text/index.ts";
import { forWhom } from "../../../text/writing/notes-for-whom.zh.ts";
import { Button } from "../../../ui/Button.tsx";

/** A recorder or secretary types in what somebody of the branch has written. */
export function ForWhom(props: { personId: string; own: boolean; onChoose: (personId: string) => void }) {
  const t = useText(forWhom);
  const me = useMe();
  const [open, setOpen] = createSignal(false);
  const shown = () => open() || !props.own || props.personId !== "";
  const unit = () =>
    me().roles.find((held) => held.role === "secretary" || held.role === "recorder")?.unitId ?? "";
  const people = useQuery(() => ({
    queryKey: ["people", "of", unit()],
    queryFn: () => county.get(`/people?unit=${unit()}`),
    enabled: shown() && unit() !== "",
    throwOnError: false,
  }));
  return (
    <Show
      when={shown()}
      fallback={
        <p>
          <Button kind="quiet" size="small" onClick={() => setOpen(true)}>
            {t("for_whom")}
          </Button>
        </p>
      }
    >
      <Show when={!props.own && !props.personId}>
        <p class={css.hint}>{t("no_person")}</p>
      </Show>
      <label class={css.declared}>
        {t("for_title")}
        <select
          id="note-person"
          value={props.personId}
          onChange={(event) => props.onChoose(event.currentTarget.value)}
        >
          <option value="" selected={!props.personId}>
            {props.own ? t("for_me") : "—"}
          </option>
          <For each={people.data?.people ?? []}>
            {(person) => (
              <option value={person.id} selected={person.id === props.personId}>
                {person.name}
              </option>
            )}
          </For>
        </select>
      </label>
    </Show>
  );
}
