import { type Rating, useConfirm } from "../../../shell/rating/assessments.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/Toast.tsx";
import css from "./assessments.module.css";

/** Proposals become decisions as they stand: those of a whole unit, or of the people named. */
export function Confirming(props: {
  id: string;
  unit?: string;
  asking: "all" | "some" | undefined;
  people: readonly Rating[];
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useText(words);
  const s = useText(shell);
  const confirm = useConfirm(() => props.id);
  const close = () => {
    confirm.reset();
    props.onClose();
  };
  const send = () =>
    confirm.mutate(
      props.asking === "all"
        ? { unitId: props.unit }
        : { people: props.people.map(({ personId }) => personId) },
      {
        onSuccess: ({ confirmed }) => {
          toast(t("confirmed", { n: confirmed }));
          close();
          props.onDone();
        },
      },
    );
  return (
    <Dialog
      open={props.asking !== undefined}
      title={t("confirm_title", { n: props.people.length })}
      onClose={close}
      actions={
        <>
          <DialogCancel>{s("cancel")}</DialogCancel>
          <Button kind="primary" busy={confirm.isPending} onClick={send}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={confirm.isError ? [{ sentence: sentenceOf(confirm.error) }] : []} />
      <p>{t("confirm_excellent", { n: props.people.filter(({ grade }) => grade === "excellent").length })}</p>
      <p class={`soft ${css.help}`}>{t("confirm_help")}</p>
    </Dialog>
  );
}
