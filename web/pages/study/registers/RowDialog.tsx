import { createSignal, Match, Switch } from "solid-js";
import { ApiRefusal, county, newIdempotencyKey } from "../../../api.ts";
import { useMutation, useQueryClient } from "../../../query/index.ts";
import { useMe } from "../../../shell/me.ts";
import { type SessionDetail, sessionKey } from "../../../shell/study/sessions.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, sentenceOf } from "../../../text/refusal-sentences.ts";
import { meetings } from "../../../text/study/meetings.zh.ts";
import { registering } from "../../../text/study/registers-entry.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { DateInput, Select, TextArea } from "../../../ui/Field.tsx";
import { ErrorSummary, type FormError } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/Toast.tsx";
import type { Book, Status } from "./book.ts";
import type { RowTask } from "./roll.tsx";

const statuses = ["present", "late", "left_early", "leave", "official", "unexcused"] as const;

/** A remark, a correction after closing, or a make-up of one person. */
export function RowDialog(props: { detail: SessionDetail; book: Book; task: RowTask; onClose: () => void }) {
  const t = useText(registering);
  const m = useText(meetings);
  const me = useMe();
  const client = useQueryClient();
  const row = () => props.task.row;
  const line = () => props.book.line(row().personId);
  const [text, setText] = createSignal(props.task.kind === "remark" ? (line()?.remark ?? "") : "");
  const [status, setStatus] = createSignal("");
  const [heldOn, setHeldOn] = createSignal(me().today);
  const key = newIdempotencyKey();
  const session = () => `/sessions/${props.detail.session.id}` as const;
  const save = useMutation(() => ({
    mutationFn: async () => {
      const personId = row().personId;
      if (props.task.kind === "make_up") {
        const body = { personId, heldOn: heldOn(), note: text().trim() || null };
        await county.post(`${session()}/make-ups`, body, { idempotencyKey: key });
        return t("made_up_toast");
      }
      const body = { personId, status: status(), reason: text().trim(), version: line()?.version };
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
  const submit = () => {
    if (props.task.kind !== "remark") return save.mutate();
    props.book.set(row().personId, line()?.status ?? null, text().trim());
    props.onClose();
  };
  const at = (field: string) => fieldSentences(save.error)[field];
  const errors = (): FormError[] => {
    if (!save.isError) return [];
    const fields = Object.entries(fieldSentences(save.error));
    return fields.length
      ? fields.map(([name, sentence]) => ({ name, sentence }))
      : [{ sentence: sentenceOf(save.error) }];
  };
  const titles = { remark: "remark_of", correct: "correct_of", make_up: "make_up_of" } as const;
  const choices = () =>
    [...statuses, ...(row().exempt ? (["exempt"] as const) : [])].filter((one) => one !== line()?.status);
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
          <TextArea
            label={t("remark")}
            help={t("remark_help")}
            name="remark"
            value={text()}
            onInput={setText}
            maxlength={200}
            rows={3}
          />
        </Match>
        <Match when={props.task.kind === "correct"}>
          <p>{t("correct_help", { status: m((line()?.status ?? "unmarked") as Status) })}</p>
          <Select
            label={t("status")}
            name="status"
            value={status()}
            onChange={setStatus}
            error={at("status")}
            placeholder={t("choose")}
            options={choices().map((value) => ({ value, label: m(value) }))}
          />
          <TextArea
            label={t("reason")}
            help={t("reason_help")}
            name="reason"
            value={text()}
            onInput={setText}
            error={at("reason")}
            maxlength={200}
            rows={3}
          />
        </Match>
        <Match when={props.task.kind === "make_up"}>
          <p>{t("make_up_help")}</p>
          <DateInput
            label={t("held_on")}
            name="heldOn"
            value={heldOn()}
            onInput={setHeldOn}
            error={at("heldOn") ?? at("personId")}
            min={props.detail.session.heldOn}
            max={me().today}
          />
          <TextArea
            label={t("note")}
            name="note"
            optional
            value={text()}
            onInput={setText}
            error={at("note")}
            maxlength={500}
            rows={3}
          />
        </Match>
      </Switch>
    </Dialog>
  );
}
