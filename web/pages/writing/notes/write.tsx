import { useNavigate } from "@solidjs/router";
import { For, Show } from "solid-js";
import { characterCount } from "../../../../worker/measures/versions/rules-characters.ts";
import { county, countyCode, newIdempotencyKey } from "../../../api.ts";
import { useQueryClient } from "../../../query/index.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { useDraft } from "../../../shell/draft.ts";
import { useMe } from "../../../shell/me.ts";
import { page } from "../../../shell/page.ts";
import { Kept, OtherDraft } from "../../../shell/writing/Kept.tsx";
import { useProgress, whole } from "../../../shell/writing/progress.ts";
import { useSending } from "../../../shell/writing/sending.ts";
import css from "../../../shell/writing/write.module.css";
import { figure } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { writing } from "../../../text/writing/drafts.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { settled } from "../../../ui/later.ts";
import { How, PageHead } from "../../../ui/Page.tsx";
import { Suspense } from "../../../ui/solid.ts";
import { toast } from "../../../ui/Toast.tsx";

const ForWhom = page(() => import("./ForWhom.tsx").then((m) => m.ForWhom));

export function WriteNote() {
  return (
    <Allowed any={["note.write"]}>
      <Writing />
    </Allowed>
  );
}

function Writing() {
  const t = useText(writing);
  const me = useMe();
  const go = useNavigate();
  const client = useQueryClient();
  const draft = useDraft("note", me().account.id, () => ({
    key: newIdempotencyKey(),
    form: "typed",
    personId: "",
    title: "",
    source: "",
    writtenOn: me().today,
    body: "",
    isExcerpt: false as boolean,
    declared: "",
  }));
  const note = draft.content;
  const isBook = () => note.form === "book";
  const settledBody = settled(() => note.body);
  const count = () => (isBook() ? Math.max(0, Number(note.declared) || 0) : characterCount(settledBody()));
  const mayForOthers = () => me().roles.some((held) => held.role === "secretary" || held.role === "recorder");
  const progress = useProgress(
    () => note.personId || undefined,
    () => note.personId !== "" || me().person !== null,
  );

  const missing = (): [string, string] | undefined => {
    if (!note.personId && !me().person) return ["person", t("e_person")];
    if (!note.title.trim()) return ["title", t("e_title")];
    if (!note.writtenOn) return ["writtenOn", t("e_date")];
    if (note.writtenOn > me().today) return ["writtenOn", t("e_date_range")];
    if (isBook() && !/^\d{1,7}$/.test(note.declared.trim())) return ["declared", t("e_declared")];
    if (!isBook() && characterCount(note.body) === 0) return ["body", t("e_body")];
    return undefined;
  };
  const { send, wrong, setWrong } = useSending(
    draft,
    () =>
      county.post(
        "/notes",
        {
          ...(note.personId ? { personId: note.personId } : {}),
          form: note.form,
          writtenOn: note.writtenOn,
          title: note.title.trim(),
          source: note.source.trim() || null,
          body: note.body,
          isExcerpt: note.isExcerpt,
          ...(isBook() ? { declaredCharacters: Number(note.declared) } : {}),
        },
        { idempotencyKey: note.key },
      ),
    ({ id, characters }) => {
      toast(t("sent_note", { n: figure(characters) }));
      void client.invalidateQueries({ queryKey: ["notes"] });
      go(`/c/${countyCode()}/notes/${id}`, { replace: true });
    },
  );
  const submit = () => {
    if (send.isPending) return;
    const first = missing();
    setWrong(first?.[1]);
    if (first) document.getElementById(`note-${first[0]}`)?.focus();
    else send.mutate();
  };

  return (
    <div class={css.page}>
      <PageHead
        title={t("note_title")}
        sub={<Kept kept={draft.kept()} />}
        back={{ href: `/c/${countyCode()}/notes`, label: t("back_notes") }}
      />
      <OtherDraft other={draft.other()} onChoose={draft.choose} />
      <form
        class={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Show when={mayForOthers()}>
          <Suspense>
            <ForWhom
              personId={note.personId}
              own={me().person !== null}
              onChoose={(personId) => draft.change({ personId })}
            />
          </Suspense>
        </Show>
        <fieldset class={css.forms}>
          <legend class="hidden">{t("form")}</legend>
          <For each={["typed", "book"] as const}>
            {(form) => (
              <button type="button" aria-pressed={note.form === form} onClick={() => draft.change({ form })}>
                {t(form)}
              </button>
            )}
          </For>
        </fieldset>
        <input
          id="note-title"
          class={css.title}
          aria-label={t("title")}
          placeholder={`${t("title")}　${t("title_hint")}`}
          value={note.title}
          maxlength={120}
          onInput={(event) => draft.change({ title: event.currentTarget.value })}
        />
        <div class={css.line}>
          <input
            aria-label={t("source")}
            placeholder={`${t("source")}　${t("source_hint")}`}
            value={note.source}
            maxlength={200}
            onInput={(event) => draft.change({ source: event.currentTarget.value })}
          />
          <input
            id="note-writtenOn"
            type="date"
            aria-label={t("written_on")}
            value={note.writtenOn}
            max={me().today}
            onInput={(event) => draft.change({ writtenOn: event.currentTarget.value })}
          />
          <label class={css.check}>
            <input
              type="checkbox"
              checked={note.isExcerpt}
              onChange={(event) => draft.change({ isExcerpt: event.currentTarget.checked })}
            />
            {t("excerpt")}
          </label>
        </div>
        <Show when={isBook()}>
          <label class={css.declared}>
            {t("declared")}
            <input
              id="note-declared"
              inputmode="numeric"
              value={note.declared}
              onInput={(event) => draft.change({ declared: event.currentTarget.value })}
            />
            <small>{t("declared_help")}</small>
          </label>
        </Show>
        <textarea
          id="note-body"
          class={css.body}
          aria-label={isBook() ? t("book_body") : t("body")}
          placeholder={isBook() ? t("book_body_hint") : t("body_hint")}
          rows={isBook() ? 4 : 12}
          value={note.body}
          onInput={(event) => draft.change({ body: event.currentTarget.value })}
        />
        <Meter count={count()} progress={progress.isSuccess ? (progress.data ?? undefined) : undefined} />
        <How label={t("how")}>{t("how_text")}</How>
        <p class={css.wrong} role="alert">
          {wrong()}
        </p>
        <Button type="submit" kind="primary" size="tall" wide busy={send.isPending}>
          {send.isPending ? t("sending") : t("send_note")}
        </Button>
      </form>
    </div>
  );
}

/** This note and the year with it, against the floor to the quarter's end. */
function Meter(props: {
  count: number;
  progress: import("../../../shell/writing/progress.ts").Progress | undefined;
}) {
  const t = useText(writing);
  return (
    <div class={css.meter}>
      <p class={css.counts}>
        <strong>{t("this_one", { n: figure(props.count) })}</strong>
        <Show when={props.progress}>
          {(progress) => <strong>{t("year", { n: figure(progress().characters + props.count) })}</strong>}
        </Show>
      </p>
      <Show when={props.progress}>
        {(progress) => {
          const floor = () => whole(progress().charactersFloor);
          const target = () => whole(progress().charactersTarget);
          const total = () => progress().characters + props.count;
          const most = () => Math.max(target(), total(), 1);
          const quarter = () => t(progress().quarter.slice(4) as "Q1");
          const said = () => ({ quarter: quarter(), floor: figure(floor()), target: figure(target()) });
          return (
            <Show when={target() > 0} fallback={<small>{t("no_floor")}</small>}>
              <div
                class={css.track}
                role="progressbar"
                aria-label={t("meter")}
                aria-valuemin={0}
                aria-valuemax={most()}
                aria-valuenow={total()}
                aria-valuetext={t("meter_text", { n: figure(total()), ...said() })}
              >
                <div
                  class={total() < floor() ? css.fillShort : css.fill}
                  style={{ width: `${(total() / most()) * 100}%` }}
                />
                <i style={{ left: `${(floor() / most()) * 100}%` }} />
              </div>
              <small>
                {t("floor", said())}{" "}
                <b class={total() < floor() ? css.short : css.ok}>
                  {total() < floor() ? t("floor_left", { n: figure(floor() - total()) }) : t("floor_met")}
                </b>
              </small>
            </Show>
          );
        }}
      </Show>
    </div>
  );
}
