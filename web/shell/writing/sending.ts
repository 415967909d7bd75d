import { createSignal } from "solid-js";
import { ApiRefusal, newIdempotencyKey } from "../../api.ts";
import { useMutation } from "../../query/index.ts";
import { useText } from "../../text/index.ts";
import { sentenceLater } from "../../text/late.ts";
import { writing } from "../../text/writing/drafts.zh.ts";

/** Hands in what was written: once, however often it is sent; what went wrong is said, and the draft stays. */
export function useSending<Answer>(
  draft: { change(part: { key: string }): void; finish(): void },
  post: () => Promise<Answer>,
  onSent: (answer: Answer) => void,
) {
  const t = useText(writing);
  const [wrong, setWrong] = createSignal<string>();
  const send = useMutation(() => ({
    mutationFn: post,
    onSuccess: (answer: Answer) => {
      draft.finish();
      onSent(answer);
    },
    onError: async (error) => {
      const code = error instanceof ApiRefusal ? error.code : undefined;
      if (code === "idempotency_key_reused") draft.change({ key: newIdempotencyKey() });
      setWrong(
        code === "idempotency_key_reused"
          ? t("reused")
          : code === "offline"
            ? t("offline")
            : await sentenceLater(error, t("not_sent")),
      );
    },
  }));
  return { send, wrong, setWrong };
}
