import { createSignal, Show } from "solid-js";
import { county, newIdempotencyKey } from "../api.ts";
import { useMutation } from "../query/index.ts";
import { telling } from "../text/access/feedback.zh.ts";
import { useText } from "../text/index.ts";
import { sentenceOf } from "../text/refusal-sentences.ts";
import { shell } from "../text/shell.zh.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogCancel } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/Field.tsx";
import { ErrorSummary } from "../ui/Form.tsx";
import { toast } from "../ui/Toast.tsx";

/** What does not work or is missing, said to the county's administrators with the page it is about. */
export function FeedbackDialog(props: { open: boolean; onClose: () => void }) {
  const t = useText(telling);
  const s = useText(shell);
  const [body, setBody] = createSignal("");
  const [missing, setMissing] = createSignal(false);
  let key = newIdempotencyKey();
  const send = useMutation(() => ({
    mutationFn: () =>
      county.post("/feedback", { page: location.pathname, body: body().trim() }, { idempotencyKey: key }),
    onSuccess: () => {
      key = newIdempotencyKey();
      setBody("");
      props.onClose();
      toast(t("sent"));
    },
  }));
  const submit = () => {
    setMissing(!body().trim());
    if (body().trim()) send.mutate();
  };
  return (
    <Dialog
      open={props.open}
      title={t("give")}
      onClose={props.onClose}
      actions={
        <>
          <DialogCancel>{s("cancel")}</DialogCancel>
          <Button kind="primary" busy={send.isPending} onClick={submit}>
            {t("send")}
          </Button>
        </>
      }
    >
      <Show when={send.isError || missing()}>
        <ErrorSummary errors={[{ sentence: missing() ? t("missing") : sentenceOf(send.error) }]} />
      </Show>
      <p>{t("help")}</p>
      <TextArea wide label={t("body")} maxlength={2000} value={body()} onInput={setBody} />
    </Dialog>
  );
}
