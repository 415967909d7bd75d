import { Match, Switch } from "solid-js";
import { createStore } from "solid-js/store";
import { ApiRefusal, county, newIdempotencyKey } from "../../../api.ts";
import { useMutation, useQueryClient } from "../../../query/index.ts";
import { useMe } from "../../../shell/me.ts";
import { type SessionDetail, sessionKey } from "../../../shell/study/sessions.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, sentenceOf } from "../../../text/refusal-sentences.ts";
import { registering } from "../../../text/study/registers-entry.zh.ts";
import { meetings } from "../../../text/study/sessions-kinds.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { DateInput, Select, TextArea } from "../../../ui/Field.tsx";
import { ErrorSummary, type FormError } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/Toast.tsx";
import type { Book, Status } from "./book.ts";
import type { RowTask } from "./roll.tsx";

const statuses = ["present", "late", "left_early", "leave", "official", "unexcused"] as const;

type RowProps = { detail: SessionDetail; book: Book; task: RowTask; onClose: () => void };

/** A remark, a correction after closing, or a make-up of one person. */
export function RowDialog(props: RowProps) {
  const t = useText(registering);
  const me = useMe();
  const row = () => props.task.row;
  const line = () => props.book.line(row().personId);
  const [typed, set] = createStore<Typed>({
    text: props.task.kind === "remark" ? (line()?.remark ?? "") : "",
    status: "",
    heldOn: me().today,
  });
  const save = useSaving(props, typed);
  const submit = () => {
    if (props.task.kind !== "remark") return save.mutate();
    props.book.set(row().personId, line()?.status ?? null, typed.text.trim());
    props.onClose();
  };
  const errors = (): FormError[] => {
    if (!save.isError) return [];
    const fields = Object.entries(fieldSentences(save.error));
    return fields.length
      ? fields.map(([name, sentence]) => ({ name, sentence }))
      : [{ sentence: sentenceOf(save.error) }];
  };
  const titles = { remark: "remark_of", correct: "correct_of", make_up: "make_up_of" } as const;
  const fields = () => ({ ...props, typed, set, at: (field: string) => fieldSentences(save.error)[field] });
  return (
    <Dialog
      open
      title={t(titles[props.task.kind], { name: row().name })}
      onClose={props.onClose}
      actions={
        <>
          <DialogCancel>{t("cancel")}</DialogCancel>
          <Button kind="primary" busy={save.isPending} onClick={submit}>
            {t("save")}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={errors()} />
      <Switch>
        <Match when={props.task.kind === "remark"}>
          <Remark {...fields()} />
        </Match>
        <Match when={props.task.kind === "correct"}>
          <Correction {...fields()} />
        </Match>
        <Match when={props.task.kind === "make_up"}>
          <MakeUp {...fields()} />
        </Match>
      </Switch>
    </Dialog>
  );
}

type Typed = { text: string; status: string; heldOn: string };
type Fields = RowProps & {
  typed: Typed;
  set: (part: Partial<Typed>) => void;
  at: (field: string) => string | undefined;
};

function useSaving(props: RowProps, typed: Typed) {
  const t = useText(registering);
  const client = useQueryClient();
  const key = newIdempotencyKey();
  const row = () => props.task.row;
  const session = () => `/sessions/${props.detail.session.id}` as const;
  const text = () => typed.text.trim();
  return useMutation(() => ({
    mutationFn: async () => {
      const personId = row().personId;
      if (props.task.kind === "make_up") {
        const body = { personId, heldOn: typed.heldOn, note: text() || null };
        await county.post(`${session()}/make-ups`, body, { idempotencyKey: key });
        return t("made_up_toast");
      }
      const body = {
        personId,
        status: typed.status,
        reason: text(),
        version: props.book.line(personId)?.version,
      };
      const answer = await county.post(`${session()}/corrections`, body, {
        idempotencyKey: key,
      });
      return answer.effective ? t("corrected", { name: row().name }) : t("proposed");
    },
    onError: (error) => {
      // What stands now comes in under what was typed.
      if (error instanceof ApiRefusal && error.code === "stale_version")
        return client.invalidateQueries({ queryKey: sessionKey(props.detail.session.id) });
    },
    onSuccess: (said) => {
      toast(said);
      props.onClose();
      return client.invalidateQueries({ queryKey: sessionKey(props.detail.session.id) });
    },
  }));
}

function Remark(props: Fields) {
  const t = useText(registering);
  return (
    <TextArea
      label={t("remark")}
      help={t("remark_help")}
      name="remark"
      value={props.typed.text}
      onInput={(text) => props.set({ text })}
      maxlength={200}
      rows={3}
    />
  );
}

function Correction(props: Fields) {
  const t = useText(registering);
  const m = useText(meetings);
  const row = () => props.task.row;
  const line = () => props.book.line(row().personId);
  const choices = () =>
    [...statuses, ...(row().exempt ? (["exempt"] as const) : [])].filter((one) => one !== line()?.status);
  return (
    <>
      <p>{t("correct_help", { status: m((line()?.status ?? "unmarked") as Status) })}</p>
      <Select
        label={t("status")}
        name="status"
        value={props.typed.status}
        onChange={(status) => props.set({ status })}
        error={props.at("status")}
        placeholder={t("choose")}
        options={choices().map((value) => ({ value, label: m(value) }))}
      />
      <TextArea
        label={t("reason")}
        help={t("reason_help")}
        name="reason"
        value={props.typed.text}
        onInput={(text) => props.set({ text })}
        error={props.at("reason")}
        maxlength={200}
        rows={3}
      />
    </>
  );
}

function MakeUp(props: Fields) {
  const t = useText(registering);
  const me = useMe();
  return (
    <>
      <p>{t("make_up_help")}</p>
      <DateInput
        label={t("held_on")}
        name="heldOn"
        value={props.typed.heldOn}
        onInput={(heldOn) => props.set({ heldOn })}
        error={props.at("heldOn") ?? props.at("personId")}
        min={props.detail.session.heldOn}
        max={me().today}
      />
      <TextArea
        label={t("note")}
        name="note"
        optional
        value={props.typed.text}
        onInput={(text) => props.set({ text })}
        error={props.at("note")}
        maxlength={500}
        rows={3}
      />
    </>
  );
}
