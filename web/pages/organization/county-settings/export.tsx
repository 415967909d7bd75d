import { createSignal, Show } from "solid-js";
import { ProofFields, useProof } from "../../../shell/Proof.tsx";
import { bytes } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { settings as words } from "../../../text/organization/county-settings.zh.ts";
import { fieldSentences, formErrors } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { useCountyExport } from "./county-settings.ts";

/** All that the county owns, over the own password. */
export function CountyExport() {
  const t = useText(words);
  const [asking, setAsking] = createSignal(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("export_do")}</Button>
      <p class="soft">{t("export_help")}</p>
      <Show when={asking()}>
        <ExportDialog onClose={() => setAsking(false)} />
      </Show>
    </>
  );
}

function ExportDialog(props: { onClose: () => void }) {
  const t = useText(words);
  const s = useText(shell);
  const proof = useProof();
  const [got, setGot] = createSignal(0);
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const download = useCountyExport(setGot);
  const submit = () => {
    if (download.isPending) return;
    const missing = proof.missing();
    setWrong(missing);
    if (Object.keys(missing).length) return;
    download.mutate(proof.given(), {
      onSuccess: () => {
        toast(t("exported"));
        props.onClose();
      },
      onError: (error) => setWrong(fieldSentences(error)),
      onSettled: proof.spent,
    });
  };
  return (
    <Dialog open title={t("export_do")} onClose={props.onClose}>
      <Form onSubmit={submit} label={t("export_do")}>
        <ErrorSummary errors={formErrors(wrong(), download.error)} />
        <ProofFields proof={proof} wrong={wrong()} />
        <Show when={download.isPending}>
          <p class="soft">{t("export_got", { size: bytes(got()) })}</p>
        </Show>
        <FormActions>
          <Button type="submit" kind="primary" busy={download.isPending}>
            {t("export_do")}
          </Button>
          <DialogCancel>{s("cancel")}</DialogCancel>
        </FormActions>
      </Form>
    </Dialog>
  );
}
