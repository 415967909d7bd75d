import { Match, Switch } from "solid-js";
import { county } from "../../../api.ts";
import { useMutation, useQueryClient } from "../../../query/index.ts";
import { useText } from "../../../text/index.ts";
import { running } from "../../../text/ledger/runs.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { Repeat } from "./repeat.tsx";
import type { Repeatable, Run } from "./runs.ts";

/** A waiting run is sent at once, a failed one goes on where it stopped; a finished rating run is made anew by two. */
export function Start(props: { run: Run; repeatable: readonly Repeatable[] }) {
  const t = useText(running);
  const client = useQueryClient();
  const start = useMutation(() => ({
    mutationFn: () => county.post(`/runs/${props.run.id}/start`),
    onSuccess: () => toast(t("started")),
    onError: (error) => toast(sentenceOf(error)),
    onSettled: () => client.invalidateQueries({ queryKey: ["runs"] }),
  }));
  const repeatable = () => props.repeatable.find(({ runId }) => runId === props.run.id);
  return (
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
      <Match when={repeatable()}>{(found) => <Repeat run={found()} />}</Match>
    </Switch>
  );
}
