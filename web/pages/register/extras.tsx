import { del, get, set } from "idb-keyval";
import { createSignal, For, Show } from "solid-js";
import { ApiRefusal, county, countyCode, newIdempotencyKey } from "../../api.ts";
import { useMutation, useQueryClient } from "../../query/index.ts";
import { useMe } from "../../shell/me.ts";
import { day, hours, moment, weekday } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { meetings } from "../../text/meetings.zh.ts";
import { sentenceOf } from "../../text/refusal-sentences.ts";
import { registering } from "../../text/registering.zh.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextArea, TextField } from "../../ui/Field.tsx";
import { ErrorSummary } from "../../ui/Form.tsx";
import { Facts, Notice, Section } from "../../ui/Page.tsx";
import { onMount } from "../../ui/solid.ts";
import { toast } from "../../ui/Toast.tsx";
import { type SessionDetail, sessionKey } from "../sessions/data.ts";
import type { Book, Status } from "./book.ts";
import css from "./extras.module.css";
import { SignInSheet } from "./SignInSheet.tsx";

export type PartProps = { detail: SessionDetail; book: Book };

/** What belongs to a session beside its register. */
export function Extras(props: PartProps) {
  const may = (ability: string) => props.detail.can.includes(ability);
  const state = () => props.detail.session.state;
  return (
    <>
      <Show when={state() === "open" && may("attendance.record")}>
        <SignInSheet {...props} />
      </Show>
      <Show when={props.detail.corrections.length}>
        <Corrections {...props} />
      </Show>
      <Show when={props.detail.makeUps.length}>
        <MakeUps {...props} />
      </Show>
      <Show when={state() !== "planned" && (props.detail.sittersIn.length || may("attendance.record"))}>
        <SittersIn {...props} />
      </Show>
      <Show when={state() !== "cancelled" && (props.detail.minutes || may("attendance.record"))}>
        <MinutesPart {...props} />
      </Show>
      <Particulars {...props} />
    </>
  );
}

export function useAct(props: { detail: SessionDetail }) {
  const client = useQueryClient();
  const act = useMutation(() => ({
    mutationFn: (work: () => Promise<string | undefined>) => work(),
    onSuccess: (said) => {
      if (said) toast(said);
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: sessionKey(props.detail.session.id) }),
        client.invalidateQueries({ queryKey: ["sessions", "list"] }),
      ]),
  }));
  return { act, error: () => (act.isError ? [{ sentence: sentenceOf(act.error) }] : []) };
}

const nameIn = (detail: SessionDetail, id: string) =>
  detail.roll.find((row) => row.personId === id)?.name ?? "";

function Particulars(props: PartProps) {
  const t = useText(registering);
  const m = useText(meetings);
  const { act, error } = useAct(props);
  const [cancelling, setCancelling] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const session = () => props.detail.session;
  const may = () => props.detail.can.includes("session.plan");
  const cancel = () =>
    act.mutate(async () => {
      await county.post(`/sessions/${session().id}/cancellation`, { reason: reason().trim() });
      setCancelling(false);
      return t("cancelled_toast");
    });
  return (
    <Section
      title={t("particulars")}
      action={
        <Show when={may() && (session().state === "planned" || session().state === "open")}>
          <span class={css.pair}>
            <ButtonLink size="small" href={`/c/${countyCode()}/sessions/${session().id}/edit`}>
              {t("edit")}
            </ButtonLink>
            <Button size="small" onClick={() => setCancelling(true)}>
              {t("cancel_session")}
            </Button>
          </span>
        </Show>
      }
    >
      <Facts
        facts={[
          { term: t("unit"), value: session().unitName },
          { term: t("kind"), value: m(session().kind) },
          { term: t("audience"), value: m(session().audience) },
          {
            term: t("time"),
            value: `${weekday(session().heldOn)} ${session().startsAt}–${session().endsAt}`,
          },
          { term: t("study_time"), value: `${hours(session().minutes)} h` },
          { term: t("place"), value: session().place ?? t("none") },
          { term: t("speaker"), value: session().speaker ?? t("none") },
        ]}
      />
      <Dialog
        open={cancelling()}
        title={t("cancel_title", { title: session().title })}
        onClose={() => setCancelling(false)}
        actions={
          <Button kind="danger" busy={act.isPending} onClick={cancel}>
            {t("cancel_session")}
          </Button>
        }
      >
        <ErrorSummary errors={error()} />
        <p>{t("cancel_help")}</p>
        <TextField label={t("reason")} name="reason" value={reason()} onInput={setReason} maxlength={200} />
      </Dialog>
    </Section>
  );
}

function MinutesPart(props: PartProps) {
  const t = useText(registering);
  const me = useMe();
  const client = useQueryClient();
  const [editing, setEditing] = createSignal(false);
  const [body, setBody] = createSignal("");
  const [version, setVersion] = createSignal(0);
  const [theirs, setTheirs] = createSignal<string>();
  const id = () => props.detail.session.id;
  const place = `qinxue.minutes.${countyCode()}.${me().account.id}.${props.detail.session.id}`;
  const may = () => props.detail.can.includes("attendance.record");
  const start = (text: string) => {
    setBody(text);
    setVersion(props.detail.minutes?.version ?? 0);
    setEditing(true);
  };
  const type = (text: string) => {
    setBody(text);
    void set(place, text).catch(() => undefined);
  };
  const end = () => {
    void del(place).catch(() => undefined);
    setTheirs(undefined);
    setEditing(false);
  };
  onMount(() => {
    if (!may()) return;
    void get<string>(place)
      .then((kept) => kept && kept !== props.detail.minutes?.body && start(kept))
      .catch(() => undefined);
  });
  const save = useMutation(() => ({
    mutationFn: () =>
      county.put<{ version: number }>(`/sessions/${id()}/minutes`, {
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
            {(minutes) => <div class={css.minutes}>{minutes().body}</div>}
          </Show>
        }
      >
        <Show when={save.isError && theirs() === undefined}>
          <ErrorSummary errors={[{ name: "minutes", sentence: sentenceOf(save.error) }]} />
        </Show>
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

function SittersIn(props: PartProps) {
  const t = useText(registering);
  const { act, error } = useAct(props);
  const [name, setName] = createSignal("");
  const [key, setKey] = createSignal(newIdempotencyKey());
  const base = () => `/sessions/${props.detail.session.id}/sitters-in`;
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

function Corrections(props: PartProps) {
  const t = useText(registering);
  const m = useText(meetings);
  const me = useMe();
  const { act, error } = useAct(props);
  const approve = (id: string) =>
    act.mutate(async () => {
      await county.post(`/sessions/${props.detail.session.id}/corrections/${id}/approval`);
      return t("approved");
    });
  const drop = (id: string, isOwn: boolean) =>
    act.mutate(async () => {
      await county.delete(`/sessions/${props.detail.session.id}/corrections/${id}`);
      return t(isOwn ? "correction_withdrawn" : "correction_refused");
    });
  return (
    <Section title={t("corrections")}>
      <ErrorSummary errors={error()} />
      <ul class={css.lines}>
        <For each={props.detail.corrections}>
          {(one) => {
            const name = nameIn(props.detail, one.personId);
            const isOwn = one.createdBy === me().account.id;
            const may = props.detail.can.includes(isOwn ? "attendance.record" : "attendance.approve");
            return (
              <li>
                <span>
                  {t("correction_line", {
                    name,
                    before: m((one.before ?? "unmarked") as Status),
                    after: m(one.after),
                  })}
                  <small>{t("correction_at", { at: moment(one.createdAt), reason: one.reason })}</small>
                </span>
                <Show when={one.effectiveAt === null} fallback={<small>{t("correction_done")}</small>}>
                  <div class={css.choice}>
                    <Show
                      when={may && !isOwn}
                      fallback={<strong class={css.waits}>{t("correction_waits")}</strong>}
                    >
                      <Button
                        size="small"
                        label={t("approve_of", { name })}
                        busy={act.isPending}
                        onClick={() => approve(one.id)}
                      >
                        {t("approve")}
                      </Button>
                    </Show>
                    <Show when={may}>
                      <Button
                        size="small"
                        label={t(isOwn ? "withdraw_of" : "refuse_of", { name })}
                        busy={act.isPending}
                        onClick={() => drop(one.id, isOwn)}
                      >
                        {t(isOwn ? "withdraw" : "refuse")}
                      </Button>
                    </Show>
                  </div>
                </Show>
              </li>
            );
          }}
        </For>
      </ul>
    </Section>
  );
}

function MakeUps(props: PartProps) {
  const t = useText(registering);
  const { act, error } = useAct(props);
  const confirm = (person: string) =>
    act.mutate(async () => {
      await county.post(`/sessions/${props.detail.session.id}/make-ups/${person}/confirmation`);
      return t("confirmed_toast");
    });
  const mayMark = (person: string) =>
    props.detail.roll.find((row) => row.personId === person)?.mayMark ?? false;
  return (
    <Section title={t("make_ups")}>
      <ErrorSummary errors={error()} />
      <ul class={css.lines}>
        <For each={props.detail.makeUps}>
          {(made) => {
            const name = nameIn(props.detail, made.personId);
            return (
              <li>
                <span>
                  {t("make_up_line", { name, day: day(made.heldOn) })}
                  <Show when={made.note}>
                    <small>{made.note}</small>
                  </Show>
                </span>
                <Show when={made.confirmedAt === null} fallback={<small>{t("confirmed")}</small>}>
                  <Show
                    when={mayMark(made.personId)}
                    fallback={<strong class={css.waits}>{t("waits")}</strong>}
                  >
                    <Button
                      size="small"
                      label={t("confirm_of", { name })}
                      busy={act.isPending}
                      onClick={() => confirm(made.personId)}
                    >
                      {t("confirm")}
                    </Button>
                  </Show>
                </Show>
              </li>
            );
          }}
        </For>
      </ul>
    </Section>
  );
}
