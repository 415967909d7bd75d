import { createSignal, Match, Show, Switch } from "solid-js";
import { county } from "../../api.ts";
import { useMutation, useQueryClient } from "../../query/index.ts";
import { useText } from "../../text/index.ts";
import { sentenceOf } from "../../text/refusal-sentences.ts";
import { running } from "../../text/running.zh.ts";
import { shell } from "../../text/shell.zh.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorSummary } from "../../ui/Form.tsx";
import { toast } from "../../ui/Toast.tsx";
import type { Run } from "./data.ts";

const t = useText(running);

/** A waiting run is sent at once, a failed one goes on where it stopped, a finished rating run is made anew. */
export function Start(props: { run: Run; runs: readonly Run[] }) {
  const s = useText(shell);
  const client = useQueryClient();
  const [asking, setAsking] = createSignal(false);
  const start = useMutation(() => ({
    mutationFn: () => county.post(`/runs/${props.run.id}/start`),
    onSuccess: () => {
      setAsking(false);
      toast(t("started"));
    },
    onError: (error) => {
      if (!asking()) toast(sentenceOf(error));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["runs"] }),
  }));
  const isLatest = () =>
    !props.runs.some(
      (other) =>
        other.kind === props.run.kind &&
        other.period === props.run.period &&
        other.attempt > props.run.attempt,
    );
  return (
    <>
      <Switch>
        <Match when={props.run.state === "failed"}>
          <Button size="small" kind="primary" busy={start.isPending} onClick={() => start.mutate()}>
            {t("again")}
          </Button>
        </Match>
        <Match when={props.run.state === "queued"}>
          <Button size="small" busy={start.isPending} onClick={() => start.mutate()}>
            {t("start")}
          </Button>
        </Match>
        <Match when={props.run.state === "done" && props.run.kind === "propose_ratings" && isLatest()}>
          <Button size="small" onClick={() => setAsking(true)}>
            {t("repeat")}
          </Button>
        </Match>
      </Switch>
      <Show when={asking()}>
        <Dialog
          open
          title={t("repeat_title", { period: props.run.period })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{s("cancel")}</Button>
              <Button kind="primary" busy={start.isPending} onClick={() => start.mutate()}>
                {t("repeat")}
              </Button>
            </>
          }
        >
          <ErrorSummary errors={start.error ? [{ sentence: sentenceOf(start.error) }] : []} />
          <p>{t("repeat_help")}</p>
        </Dialog>
      </Show>
    </>
  );
}
