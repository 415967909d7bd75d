import { createSignal, For } from "solid-js";
import { useText } from "../../../text/index.ts";
import { measures as words } from "../../../text/measures/versions.zh.ts";
import { fieldSentences, sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { Select, TextArea } from "../../../ui/Field.tsx";
import { ErrorSummary, type FormError } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { quarterWord } from "./measure-words.ts";
import css from "./measures.module.css";
import { ChangeLine } from "./version-list.tsx";
import { type MeasuresDraft, useAdopt, type VersionList } from "./versions.ts";

/** From when, and why; what changes stands beside it once more. */
export function AdoptDialog(props: {
  list: VersionList;
  draft: MeasuresDraft;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useText(words);
  const s = useText(shell);
  const adopt = useAdopt();
  const [from, setFrom] = createSignal(props.list.quarters[0] ?? "");
  const [reason, setReason] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const latest = () => Math.max(...props.list.versions.map(({ number }) => number));
  const refused = () => (adopt.isError ? fieldSentences(adopt.error) : {});
  const reasonError = () => (tried() && reason().trim().length < 5 ? t("reason_short") : refused()["reason"]);
  const errors = (): FormError[] => [
    ...(reasonError() ? [{ name: "reason", sentence: reasonError() ?? "" }] : []),
    ...(refused()["fromQuarter"] ? [{ name: "fromQuarter", sentence: refused()["fromQuarter"] ?? "" }] : []),
    ...(adopt.isError && !reasonError() && !refused()["fromQuarter"]
      ? [{ sentence: refused()["content"] ?? sentenceOf(adopt.error) }]
      : []),
  ];
  const send = () => {
    setTried(true);
    const content = props.draft.measures();
    if (reason().trim().length < 5 || !content || adopt.isPending) return;
    const number = latest() + 1;
    adopt.mutate(
      { content, fromQuarter: from(), reason: reason().trim(), basedOn: latest() },
      {
        onSuccess: () => {
          toast(t("adopted", { n: number, from: quarterWord(from()) }));
          props.draft.clear();
          props.onDone();
          props.onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      title={t("adopt_title", { n: latest() + 1 })}
      onClose={props.onClose}
      actions={
        <>
          <DialogCancel>{s("cancel")}</DialogCancel>
          <Button kind="primary" busy={adopt.isPending} onClick={send}>
            {t("adopt_send")}
          </Button>
        </>
      }
    >
      <div class={css.form}>
        <ErrorSummary errors={errors()} />
        <Select
          name="fromQuarter"
          label={t("adopt_from")}
          help={t("adopt_from_help")}
          error={refused()["fromQuarter"]}
          value={from()}
          onChange={setFrom}
          options={props.list.quarters.map((quarter, index) => ({
            value: quarter,
            label: index === 0 ? t("adopt_year", { quarter: quarterWord(quarter) }) : quarterWord(quarter),
          }))}
        />
        <TextArea
          name="reason"
          label={t("adopt_reason")}
          help={t("adopt_reason_help")}
          error={reasonError()}
          rows={3}
          maxlength={500}
          value={reason()}
          onInput={setReason}
        />
        <div>
          <b>{t("adopt_changes")}</b>
          <ul class={css.changes}>
            <For each={props.draft.changes()}>
              {(change) => (
                <li>
                  <ChangeLine change={change} />
                </li>
              )}
            </For>
          </ul>
        </div>
      </div>
    </Dialog>
  );
}
