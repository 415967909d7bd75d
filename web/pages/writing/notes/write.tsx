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
import { type Progress, useProgress } from "../../../shell/writing/progress.ts";
import { useSending } from "../../../shell/writing/sending.ts";
import css from "../../../shell/writing/write.module.css";
import { figure } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { writing } from "../../../text/writing/drafts.zh.ts";
import { noteDraft } from "../../../text/writing/notes-draft.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { settled } from "../../../ui/later.ts";
import { How, PageHead } from "../../../ui/Page.tsx";
import { Suspense } from "../../../ui/solid.ts";
import { toast } from "../../../ui/Toast.tsx";

const YearMeter = page(() => import("./YearMeter.tsx").then((m) => m.YearMeter));
const ForWhom = page(() => import("./ForWhom.tsx").then((m) => m.ForWhom));

export function WriteNote() {
  return (
    <Allowed any={["note.write"]}>
      <Writing />
    </Allowed>
  );
}

function Writing() {
  const t = useText(noteDraft);
  const both = useText(writing);
  const me = useMe();
  const draft = useNote();
  const { send, wrong, submit } = useHandingIn(draft);
  const note = draft.content;
  const isBook = () => note.form === "book";
  const settledBody = settled(() => note.body);
  const count = () => (isBook() ? Math.max(0, Number(note.declared) || 0) : characterCount(settledBody()));
  const mayForOthers = () => me().roles.some((held) => held.role === "secretary" || held.role === "recorder");
  const progress = useProgress(
    () => note.personId || undefined,
    () => note.personId !== "" || me().person !== null,
  );
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
        <Particulars draft={draft} />
        <Text draft={draft} isBook={isBook()} />
        <Meter count={count()} progress={progress.isSuccess ? (progress.data ?? undefined) : undefined} />
        <How label={both("how")}>{both("how_text")}</How>
        <p class={css.wrong} role="alert">
          {wrong()}
        </p>
        <Button type="submit" kind="primary" size="tall" wide busy={send.isPending}>
          {send.isPending ? both("sending") : t("send_note")}
        </Button>
      </form>
    </div>
  );
}

function useNote() {
  const me = useMe();
  return useDraft("note", me().account.id, () => ({
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
}
type Draft = ReturnType<typeof useNote>;

function useHandingIn(draft: Draft) {
  const t = useText(noteDraft);
  const go = useNavigate();
  const client = useQueryClient();
  const missing = useMissing(draft.content);
  const { send, wrong, setWrong } = useSending(
    draft,
    () =>
      county.post("/notes", noteOf(draft.content), {
        idempotencyKey: draft.content.key,
      }),
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
  return { send, wrong, submit };
}

const noteOf = (note: Draft["content"]) => ({
  ...(note.personId ? { personId: note.personId } : {}),
  form: note.form,
  writtenOn: note.writtenOn,
  title: note.title.trim(),
  source: note.source.trim() || null,
  body: note.body,
  isExcerpt: note.isExcerpt,
  ...(note.form === "book" ? { declaredCharacters: Number(note.declared) } : {}),
});

/** The first field that keeps the note from being handed in, and what is said of it. */
function useMissing(note: Draft["content"]) {
  const t = useText(noteDraft);
  const both = useText(writing);
  const me = useMe();
  return (): [field: string, sentence: string] | undefined => {
    if (!note.personId && !me().person) return ["person", t("e_person")];
    if (!note.title.trim()) return ["title", both("e_title")];
    if (!note.writtenOn) return ["writtenOn", t("e_date")];
    if (note.writtenOn > me().today) return ["writtenOn", t("e_date_range")];
    return isCounted(note)
      ? undefined
      : note.form === "book"
        ? ["declared", t("e_declared")]
        : ["body", both("e_body")];
  };
}

const isCounted = ({ form, declared, body }: Draft["content"]) =>
  form === "book" ? /^\d{1,7}$/.test(declared.trim()) : characterCount(body) > 0;

/** What it is, its title and where it comes from. */
function Particulars(props: { draft: Draft }) {
  const t = useText(noteDraft);
  const both = useText(writing);
  const me = useMe();
  const note = props.draft.content;
  return (
    <>
      <fieldset class={css.forms}>
        <legend class="hidden">{t("form")}</legend>
        <For each={["typed", "book"] as const}>
          {(form) => (
            <button
              type="button"
              aria-pressed={note.form === form}
              onClick={() => props.draft.change({ form })}
            >
              {t(form)}
            </button>
          )}
        </For>
      </fieldset>
      <input
        id="note-title"
        class={css.title}
        aria-label={both("title")}
        placeholder={`${both("title")}　${t("title_hint")}`}
        value={note.title}
        maxlength={120}
        onInput={(event) => props.draft.change({ title: event.currentTarget.value })}
      />
      <div class={css.line}>
        <input
          aria-label={t("source")}
          placeholder={`${t("source")}　${t("source_hint")}`}
          value={note.source}
          maxlength={200}
          onInput={(event) => props.draft.change({ source: event.currentTarget.value })}
        />
        <input
          id="note-writtenOn"
          type="date"
          aria-label={t("written_on")}
          value={note.writtenOn}
          max={me().today}
          onInput={(event) => props.draft.change({ writtenOn: event.currentTarget.value })}
        />
        <label class={css.check}>
          <input
            type="checkbox"
            checked={note.isExcerpt}
            onChange={(event) => props.draft.change({ isExcerpt: event.currentTarget.checked })}
          />
          {t("excerpt")}
        </label>
      </div>
    </>
  );
}

/** The note itself, or how long it is in the book that holds it. */
function Text(props: { draft: Draft; isBook: boolean }) {
  const t = useText(noteDraft);
  const both = useText(writing);
  const note = props.draft.content;
  return (
    <>
      <Show when={props.isBook}>
        <label class={css.declared}>
          {t("declared")}
          <input
            id="note-declared"
            inputmode="numeric"
            value={note.declared}
            onInput={(event) => props.draft.change({ declared: event.currentTarget.value })}
          />
          <small>{t("declared_help")}</small>
        </label>
      </Show>
      <textarea
        id="note-body"
        class={css.body}
        aria-label={props.isBook ? t("book_body") : both("body")}
        placeholder={props.isBook ? t("book_body_hint") : both("body_hint")}
        rows={props.isBook ? 4 : 12}
        value={note.body}
        onInput={(event) => props.draft.change({ body: event.currentTarget.value })}
      />
    </>
  );
}

/** This note and the year with it, against the floor to the quarter's end. */
function Meter(props: { count: number; progress: Progress | undefined }) {
  const t = useText(noteDraft);
  const both = useText(writing);
  return (
    <div class={css.meter}>
      <p class={css.counts}>
        <strong>{both("this_one", { n: figure(props.count) })}</strong>
        <Show when={props.progress}>
          {(progress) => <strong>{t("year", { n: figure(progress().characters + props.count) })}</strong>}
        </Show>
      </p>
      <Show when={props.progress}>
        {(progress) => (
          <Suspense>
            <YearMeter count={props.count} progress={progress()} />
          </Suspense>
        )}
      </Show>
    </div>
  );
}
