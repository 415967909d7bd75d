import { Show } from "solid-js";
import { ApiRefusal } from "../api.ts";
import { useText } from "../text/index.ts";
import { sentenceOf } from "../text/refusal-sentences.ts";
import { shell } from "../text/shell.zh.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/Page.tsx";

export function Failure(props: { error: unknown; onRetry: () => void }) {
  const t = useText(shell);
  if (!(props.error instanceof ApiRefusal)) console.error(props.error);
  const request = () => (props.error instanceof ApiRefusal ? props.error.body.requestId : undefined);
  return (
    <div role="alert">
      <EmptyState
        title={props.error instanceof ApiRefusal ? sentenceOf(props.error) : t("failed")}
        action={
          <Button kind="primary" onClick={() => props.onRetry()}>
            {t("retry")}
          </Button>
        }
      >
        <Show when={request()} fallback={t("failed_help_plain")}>
          {(id) => t("failed_help", { id: id() })}
        </Show>
      </EmptyState>
    </div>
  );
}
