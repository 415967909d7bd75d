import { createSignal, Show } from "solid-js";
import { county } from "../../../api.ts";
import { useMutation, useQueryClient } from "../../../query/index.ts";
import type { InspectionDetail } from "../../../shell/inspection/inspections.ts";
import { useMe } from "../../../shell/me.ts";
import { useText } from "../../../text/index.ts";
import { inspecting } from "../../../text/inspection/inspections.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { TextArea } from "../../../ui/Field.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Notice } from "../../../ui/Page.tsx";
import { toast } from "../../../ui/Toast.tsx";

/** The branch has finished; until the county's check ends it can be opened again. */
export function Closing(props: { detail: InspectionDetail; left: number }) {
  const t = useText(inspecting);
  const s = useText(shell);
  const me = useMe();
  const client = useQueryClient();
  const [asking, setAsking] = createSignal(false);
  const [conclusion, setConclusion] = createSignal("");
  const head = () => props.detail.inspection;
  const path = () => `/inspections/${head().id}/closure` as const;
  const refresh = () => client.invalidateQueries({ queryKey: ["inspections"] });
  const close = useMutation(() => ({
    mutationFn: () => county.post(path(), { conclusion: conclusion().trim() || null }),
    onSuccess: async () => {
      await refresh();
      setAsking(false);
      toast(t("closed_toast", { branch: head().branchName }));
    },
  }));
  const reopen = useMutation(() => ({
    mutationFn: () => county.delete(path()),
    onSuccess: async () => {
      await refresh();
      toast(t("reopened_toast"));
    },
    onError: (error) => toast(sentenceOf(error)),
  }));
  const may = () => props.detail.can.includes("inspection.close") && !head().final;
  return (
    <Show when={may()}>
      <Show
        when={!head().closure}
        fallback={
          <Show when={me().today <= head().countyCheckUntil}>
            <Button busy={reopen.isPending} onClick={() => reopen.mutate()}>
              {t("reopen")}
            </Button>
          </Show>
        }
      >
        <Button kind="primary" onClick={() => setAsking(true)}>
          {t("close")}
        </Button>
      </Show>
      <Dialog
        open={asking()}
        title={t("close_title", { branch: head().branchName })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <DialogCancel>{s("cancel")}</DialogCancel>
            <Button kind="primary" busy={close.isPending} onClick={() => close.mutate()}>
              {t("close")}
            </Button>
          </>
        }
      >
        <ErrorSummary errors={close.isError ? [{ sentence: sentenceOf(close.error) }] : []} />
        <Show when={props.left > 0}>
          <Notice kind="short">{t("close_left", { n: props.left })}</Notice>
        </Show>
        <p>{t("close_help")}</p>
        <TextArea
          wide
          optional
          label={t("conclusion")}
          help={t("conclusion_help")}
          maxlength={2000}
          value={conclusion()}
          onInput={setConclusion}
        />
      </Dialog>
    </Show>
  );
}
