import { createSignal, For, Show } from "solid-js";
import { ApiRefusal, county, countyCode } from "../../../api.ts";
import { useMutation, useQuery, useQueryClient } from "../../../query/index.ts";
import { keepOnDevice, onDevice } from "../../../shell/device.ts";
import { useLateErrors } from "../../../shell/late-errors.ts";
import { useMe } from "../../../shell/me.ts";
import { sessionKey } from "../../../shell/study/sessions.ts";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { register } from "../../../text/study/registers.zh.ts";
import { registering } from "../../../text/study/registers-entry.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { TextArea } from "../../../ui/Field.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Notice, Section, Skeleton } from "../../../ui/Page.tsx";
import { onMount } from "../../../ui/solid.ts";
import { toast } from "../../../ui/Toast.tsx";
import type { PartProps } from "./acting.ts";
import css from "./extras.module.css";

/** Typed but not saved, over the version that was seen. */
type Kept = { text: string; version: number };

/** The minutes, edited over the version that was seen; what is typed stays on the device until it is saved. */
export function Minutes(props: PartProps) {
  const t = useText(registering);
  const r = useText(register);
  const may = () => props.detail.can.includes("attendance.record");
  const { editing, start, body, type, end, theirs, save } = useEditing(props, may);
  const errors = useLateErrors(
    () => save.isError && theirs() === undefined && save.error,
    () => r("not_saved"),
  );
  return (
    <Section
      title={t("minutes")}
      action={
        <Show when={may() && !editing()}>
          <Button size="small" onClick={() => start(props.detail.minutes?.body ?? "")}>
            {props.detail.minutes ? t("minutes_edit") : t("minutes_write")}
          </Button>
        </Show>
      }
    >
      <Show
        when={editing()}
        fallback={
          <Show when={props.detail.minutes} fallback={<p class={css.quiet}>{t("minutes_none")}</p>}>
            {(minutes) => (
              <>
                <div class={css.minutes}>{minutes().body}</div>
                <Show when={may() && minutes().version > 1}>
                  <Earlier session={props.detail.session.id} version={minutes().version} />
                </Show>
              </>
            )}
          </Show>
        }
      >
        <ErrorSummary errors={errors()} />
        <Show when={theirs() !== undefined}>
          <Notice kind="short" title={t("minutes_stale")}>
            <div class={css.minutes}>{theirs()}</div>
          </Notice>
        </Show>
        <TextArea
          label={t("minutes_label")}
          help={t("minutes_kept")}
          name="minutes"
          value={body()}
          onInput={type}
          rows={12}
          wide
        />
        <p class={css.pair}>
          <Button kind="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {t("save")}
          </Button>
          <Button onClick={end}>{t("cancel")}</Button>
        </p>
      </Show>
    </Section>
  );
}

function useEditing(props: PartProps, may: () => boolean) {
  const t = useText(registering);
  const me = useMe();
  const client = useQueryClient();
  const [editing, setEditing] = createSignal(false);
  const [body, setBody] = createSignal("");
  const [version, setVersion] = createSignal(0);
  const [theirs, setTheirs] = createSignal<string>();
  const id = () => props.detail.session.id;
  const place = `qinxue.minutes.${countyCode()}.${me().account.id}.${props.detail.session.id}`;
  const start = (text: string) => {
    setBody(text);
    setVersion(props.detail.minutes?.version ?? 0);
    setEditing(true);
  };
  const type = (text: string) => {
    setBody(text);
    keepOnDevice(place, { text, version: version() } satisfies Kept);
  };
  const end = () => {
    keepOnDevice(place, undefined);
    setTheirs(undefined);
    setEditing(false);
  };
  onMount(() => {
    if (!may()) return;
    const kept = onDevice<Kept>(place);
    if (!kept || kept.text === props.detail.minutes?.body) return;
    start(kept.text);
    // Somebody else has saved meanwhile: theirs is shown beside it before anything is saved over it.
    if (kept.version !== version()) setTheirs(props.detail.minutes?.body ?? "");
  });
  const save = useMutation(() => ({
    mutationFn: () =>
      county.put(`/sessions/${id()}/minutes`, {
        body: body().trim(),
        version: version(),
      }),
    onSuccess: () => {
      end();
      toast(t("minutes_saved"));
      return client.invalidateQueries({ queryKey: sessionKey(id()) });
    },
    onError: async (error) => {
      if (!(error instanceof ApiRefusal) || error.code !== "stale_version") return;
      await client.invalidateQueries({ queryKey: sessionKey(id()) });
      setTheirs(props.detail.minutes?.body ?? "");
      setVersion(props.detail.minutes?.version ?? 0);
    },
  }));
  return { editing, start, body, type, end, theirs, save };
}

/** What was written over, asked for when it is opened. */
function Earlier(props: { session: string; version: number }) {
  const t = useText(registering);
  const [opened, setOpened] = createSignal(false);
  const earlier = useQuery(() => ({
    queryKey: ["sessions", props.session, "minutes", props.version],
    queryFn: () => county.get(`/sessions/${props.session}/minutes/versions`),
    enabled: opened(),
  }));
  return (
    <details onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t("minutes_earlier")}</summary>
      <Show when={earlier.data} fallback={<Skeleton lines={3} />}>
        {(data) => (
          <For each={data().versions}>
            {(one) => (
              <>
                <p class={css.quiet}>
                  {t("minutes_version", {
                    n: one.version,
                    at: fullMoment(one.writtenAt),
                    by: one.writtenBy ?? "—",
                  })}
                </p>
                <div class={css.minutes}>{one.body}</div>
              </>
            )}
          </For>
        )}
      </Show>
    </details>
  );
}
