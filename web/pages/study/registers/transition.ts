import { createSignal } from "solid-js";
import { useMutation, useQueryClient } from "../../../query/index.ts";
import { sessionKey } from "../../../shell/study/sessions.ts";
import { useText } from "../../../text/index.ts";
import { sentenceLater } from "../../../text/late.ts";
import { register } from "../../../text/study/registers.zh.ts";

/** One effect on the session, told where it was asked for when it is refused. */
export function useEffectOn(
  session: () => { id: string },
  write: (id: string) => Promise<unknown>,
  done?: () => void,
) {
  const t = useText(register);
  const client = useQueryClient();
  const [refused, setRefused] = createSignal<string>();
  const act = useMutation(() => ({
    mutationFn: () => write(session().id),
    onSuccess: () => done?.(),
    onError: async (error) => setRefused(await sentenceLater(error, t("not_saved"))),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: sessionKey(session().id) }),
        client.invalidateQueries({ queryKey: ["sessions", "list"] }),
      ]),
  }));
  return {
    refused,
    busy: () => act.isPending,
    go: () => {
      setRefused(undefined);
      act.mutate();
    },
  };
}
