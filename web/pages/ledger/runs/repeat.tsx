import { createSignal, Show } from "solid-js";
import { ApiRefusal, county, newIdempotencyKey, type Write } from "../../../api.ts";
import { useMutation, useQueryClient } from "../../../query/index.ts";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { running } from "../../../text/ledger/runs.zh.ts";
import { fieldSentences, sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { TextArea } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { Notice } from "../../../ui/Page.tsx";
import { toast } from "../../../ui/Toast.tsx";
import css from "./runs.module.css";
import type { Repeatable } from "./runs.ts";

const t = useText(running);

/** Asks for a year's ratings to be made anew, or decides on what a colleague asked for. */
export function Repeat(props: { run: Repeatable }) {
  const [isOpen, setOpen] = createSignal(false);
  const label = () => {
    const { request } = props.run;
    return request ? t(request.isOwn ? "repeat_waits" : "repeat_decide") : t("repeat");
  };
  return (
    <>
      <Button
        size="small"
        kind={props.run.request && !props.run.request.isOwn ? "primary" : undefined}
        onClick={() => setOpen(true)}
      >
        {label()}
      </Button>
      <Show when={isOpen()}>
        <Show
          when={props.run.request}
          keyed
          fallback={<AskDialog run={props.run} onClose={() => setOpen(false)} />}
        >
          {(request) => <DecideDialog run={props.run} request={request} onClose={() => setOpen(false)} />}
        </Show>
      </Show>
    </>
  );
}

function useRepetition() {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (write: Write) => write(),
    onSettled: () => client.invalidateQueries({ queryKey: ["runs"] }),
  }));
}

/** Somebody confirmed meanwhile: the counts on the page are those of now, the click has to be made again. */
const sentenceFor = (error: unknown) =>
  error instanceof ApiRefusal && error.code === "stale_version" ? t("repeat_stale") : sentenceOf(error);

function Drops(props: { run: Repeatable }) {
  return (
    <Notice kind="short">
      {t("repeat_drops", { confirmed: props.run.confirmed, waiting: props.run.waiting })}
    </Notice>
  );
}

function AskDialog(props: { run: Repeatable; onClose: () => void }) {
  const s = useText(shell);
  const key = newIdempotencyKey();
  const change = useRepetition();
  const [reason, setReason] = createSignal("");
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const errors = () => {
    const fields = Object.entries(wrong()).map(([name, sentence]) => ({ name, sentence }));
    return fields.length || !change.error ? fields : [{ sentence: sentenceFor(change.error) }];
  };
  const submit = () => {
    if (change.isPending) return;
    setWrong(reason().trim() ? {} : { reason: t("repeat_reason_needed") });
    if (!reason().trim()) return;
    const { confirmed, waiting } = props.run;
    change.mutate(
      () =>
        county.post(
          `/runs/${props.run.runId}/repetition`,
          { reason: reason().trim(), confirmed, waiting },
          { idempotencyKey: key },
        ),
      {
        onSuccess: () => {
          toast(t("repeat_asked"));
          props.onClose();
        },
        onError: (error) => setWrong(fieldSentences(error)),
      },
    );
  };
  return (
    <Dialog open title={t("repeat_title", { period: props.run.period })} onClose={props.onClose}>
      <Form onSubmit={submit} label={t("repeat")}>
        <ErrorSummary errors={errors()} />
        <Drops run={props.run} />
        <p class={`soft ${css.help}`}>{t("repeat_help")}</p>
        <TextArea
          label={t("repeat_reason")}
          name="reason"
          value={reason()}
          onInput={setReason}
          error={wrong().reason}
          maxlength={200}
        />
        <FormActions>
          <Button type="submit" kind="primary" busy={change.isPending}>
            {t("repeat_ask")}
          </Button>
          <DialogCancel>{s("cancel")}</DialogCancel>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function DecideDialog(props: {
  run: Repeatable;
  request: NonNullable<Repeatable["request"]>;
  onClose: () => void;
}) {
  const change = useRepetition();
  const confirm = () => {
    const { confirmed, waiting } = props.run;
    const body = { request: props.request.id, confirmed, waiting };
    const idempotencyKey = newIdempotencyKey();
    act(
      () => county.post(`/runs/${props.run.runId}/repetition/confirmation`, body, { idempotencyKey }),
      t("started"),
    );
  };
  const act = (write: Write, said: string) =>
    change.mutate(write, {
      onSuccess: () => {
        toast(said);
        props.onClose();
      },
    });
  return (
    <Dialog
      open
      title={t("repeat_title", { period: props.run.period })}
      onClose={props.onClose}
      actions={
        <>
          <Button
            busy={change.isPending}
            onClick={() =>
              act(() => county.delete(`/runs/${props.run.runId}/repetition`), t("repeat_dropped"))
            }
          >
            {t(props.request.isOwn ? "repeat_withdraw" : "repeat_refuse")}
          </Button>
          <Show when={!props.request.isOwn}>
            <Button kind="primary" busy={change.isPending} onClick={confirm}>
              {t("repeat_confirm")}
            </Button>
          </Show>
        </>
      }
    >
      <ErrorSummary errors={change.error ? [{ sentence: sentenceFor(change.error) }] : []} />
      <p>
        {t("repeat_asked_by", { name: props.request.askedBy ?? "", at: fullMoment(props.request.askedAt) })}
      </p>
      <p>{t("repeat_reason_is", { reason: props.request.reason })}</p>
      <Drops run={props.run} />
      <p class={`soft ${css.help}`}>{t("repeat_until", { at: fullMoment(props.request.lapsesAt) })}</p>
    </Dialog>
  );
}
