import { useParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { NoteDetail } from "../../../../worker/writing/notes/shape.ts";
import { county, countyCode } from "../../../api.ts";
import { useMutation, useQuery, useQueryClient } from "../../../query/index.ts";
import css from "../../../shell/writing/read.module.css";
import { figure, fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { notebook } from "../../../text/writing/notes.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form } from "../../../ui/Form.tsx";
import { Facts, Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { toast } from "../../../ui/Toast.tsx";

export function Note() {
  const params = useParams<{ id: string }>();
  const note = useQuery(() => ({
    queryKey: ["notes", "one", params.id],
    queryFn: () => county.get(`/notes/${params.id}`),
  }));
  return (
    <Show when={note.data} fallback={<Skeleton />}>
      {(found) => <Reading note={found()} />}
    </Show>
  );
}

type Task = "withdraw" | "verify";

function Reading(props: { note: NoteDetail }) {
  const t = useText(notebook);
  const [asking, setAsking] = createSignal<Task>();
  const note = () => props.note;
  return (
    <>
      <PageHead
        title={note().title}
        sub={`${note().name} · ${note().branchName}`}
        back={{ href: `/c/${countyCode()}/notes`, label: t("back_notes") }}
      />
      <Show when={note().withdrawnAt !== null}>
        <Notice kind="stop">{t("withdrawn")}</Notice>
      </Show>
      <Particulars note={note()} />
      <Show when={note().body.trim()} fallback={<p class={css.quiet}>{t("empty_body")}</p>}>
        <div class={css.body}>{note().body}</div>
      </Show>
      <div class={css.actions}>
        <Show when={note().can.includes("note.verify")}>
          <Button kind="primary" onClick={() => setAsking("verify")}>
            {t("verify")}
          </Button>
        </Show>
        <Show
          when={note().can.includes("note.write")}
          fallback={
            <Show when={note().frozen && note().withdrawnAt === null}>
              <small>{t("frozen")}</small>
            </Show>
          }
        >
          <Button onClick={() => setAsking("withdraw")}>{t("withdraw")}</Button>
        </Show>
      </div>
      <Dialogs note={note()} task={asking()} onClose={() => setAsking(undefined)} />
    </>
  );
}

function Particulars(props: { note: NoteDetail }) {
  const t = useText(notebook);
  const note = () => props.note;
  return (
    <Facts
      facts={[
        { term: t("written_on"), value: fullDay(note().writtenOn) },
        {
          term: t("form"),
          value: `${t(note().form)}${note().isExcerpt ? ` · ${t("excerpt")}` : ""}`,
        },
        ...(note().source ? [{ term: t("source"), value: note().source }] : []),
        {
          term: note().form === "book" ? t("declared_count") : t("counted", { rule: note().characterRule }),
          value: figure(note().characters),
        },
        ...(note().form === "book"
          ? [
              {
                term: t("verified_count"),
                value:
                  note().verifiedCharacters === null
                    ? t("not_verified")
                    : figure(note().verifiedCharacters ?? 0),
              },
            ]
          : []),
      ]}
    />
  );
}

/** What may be done with the note, each in its own dialog. */
function Dialogs(props: { note: NoteDetail; task: Task | undefined; onClose: () => void }) {
  const t = useText(notebook);
  const [verified, setVerified] = createSignal(`${props.note.verifiedCharacters ?? props.note.characters}`);
  const [wrong, setWrong] = createSignal<string>();
  const act = useAct(props, verified);
  const verify = () => {
    const valid = /^\d{1,7}$/.test(verified().trim()) && Number(verified()) <= 1_000_000;
    setWrong(valid ? undefined : t("e_number"));
    if (valid) act.mutate("verify");
  };
  const refused = () => (act.isError ? [{ sentence: sentenceOf(act.error) }] : []);
  return (
    <>
      <Dialog
        open={props.task === "withdraw"}
        title={t("withdraw")}
        onClose={props.onClose}
        actions={
          <>
            <DialogCancel>{t("cancel")}</DialogCancel>
            <Button kind="danger" busy={act.isPending} onClick={() => act.mutate("withdraw")}>
              {t("withdraw")}
            </Button>
          </>
        }
      >
        <ErrorSummary errors={refused()} />
        <p>{t("withdraw_sure")}</p>
      </Dialog>
      <Dialog
        open={props.task === "verify"}
        title={t("verify")}
        onClose={props.onClose}
        actions={
          <>
            <DialogCancel>{t("cancel")}</DialogCancel>
            <Button kind="primary" busy={act.isPending} onClick={verify}>
              {t("save")}
            </Button>
          </>
        }
      >
        <Form onSubmit={verify}>
          <ErrorSummary errors={refused()} />
          <TextField
            label={t("verified_count")}
            help={t("verify_help")}
            name="verified"
            value={verified()}
            onInput={setVerified}
            error={wrong()}
            inputmode="numeric"
            short
            figure
          />
        </Form>
      </Dialog>
    </>
  );
}

function useAct(of: { note: NoteDetail; onClose: () => void }, verified: () => string) {
  const t = useText(notebook);
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: async (what: Task) => {
      if (what === "withdraw") await county.post(`/notes/${of.note.id}/withdrawal`);
      else await county.post(`/notes/${of.note.id}/verification`, { characters: Number(verified()) });
      return what;
    },
    onSuccess: (what) => {
      of.onClose();
      toast(t(what === "withdraw" ? "withdrawn_toast" : "verified_toast"));
      return client.invalidateQueries({ queryKey: ["notes"] });
    },
  }));
}
