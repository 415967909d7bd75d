import { onCleanup, Show } from "solid-js";
import { ApiRefusal, countyCode } from "../api.ts";
import { failing } from "../text/failing.zh.ts";
import { useText } from "../text/index.ts";
import { sentenceOf } from "../text/refusal-sentences.ts";
import { shell } from "../text/shell.zh.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { EmptyState } from "../ui/Page.tsx";
import { onMount } from "../ui/solid.ts";
import { loadAnew } from "./part.ts";

export function Failure(props: { error: unknown; onRetry: () => void }) {
  const t = useText(shell);
  const f = useText(failing);
  if (!(props.error instanceof ApiRefusal)) console.error(props.error);
  /** What failed to load or to run fails again: then only the page anew can help. */
  const isRefusal = () => props.error instanceof ApiRefusal;
  /** Asked again, what is not there or not the reader's is refused again: only another page helps. */
  const isClosed = () => props.error instanceof ApiRefusal && [403, 404].includes(props.error.status);
  const isOffline = () => props.error instanceof ApiRefusal && props.error.status === 0;
  const title = () => {
    if (isOffline()) return f("offline");
    return props.error instanceof ApiRefusal ? sentenceOf(props.error) : f("failed");
  };
  const request = () => (props.error instanceof ApiRefusal ? props.error.body.requestId : undefined);
  onMount(() => {
    const again = () => isOffline() && props.onRetry();
    addEventListener("online", again);
    onCleanup(() => removeEventListener("online", again));
  });
  return (
    <div role="alert">
      <EmptyState
        title={title()}
        action={
          <Show
            when={!isClosed()}
            fallback={
              <ButtonLink kind="primary" href={`/c/${countyCode()}`}>
                {f("to_start")}
              </ButtonLink>
            }
          >
            <Button kind="primary" onClick={() => (isRefusal() ? props.onRetry() : loadAnew())}>
              {t(isRefusal() ? "retry" : "load_anew")}
            </Button>
          </Show>
        }
      >
        <Show when={!isClosed()}>
          <Show when={request()} fallback={f(isOffline() ? "offline_help" : "failed_help_plain")}>
            {(id) => f("failed_help", { id: id() })}
          </Show>
        </Show>
      </EmptyState>
    </div>
  );
}
