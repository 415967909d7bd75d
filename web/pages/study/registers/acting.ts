import { useMutation, useQueryClient } from "../../../query/index.ts";
import type { Kept } from "../../../shell/kept-answers.ts";
import { useLateErrors } from "../../../shell/late-errors.ts";
import { type SessionDetail, sessionKey } from "../../../shell/study/sessions.ts";
import { useText } from "../../../text/index.ts";
import { register } from "../../../text/study/registers.zh.ts";
import { toast } from "../../../ui/Toast.tsx";
import type { Book } from "./book.ts";

export type PartProps = { detail: Kept<SessionDetail>; book: Book };

/** One writing action on a session; what shows it is asked for again. */
export function useAct(props: { detail: SessionDetail }) {
  const t = useText(register);
  const client = useQueryClient();
  const act = useMutation(() => ({
    mutationFn: (work: () => Promise<string | undefined>) => work(),
    onSuccess: (said) => {
      if (said) toast(said);
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: sessionKey(props.detail.session.id) }),
        client.invalidateQueries({ queryKey: ["sessions", "list"] }),
      ]),
  }));
  return {
    act,
    error: useLateErrors(
      () => act.isError && act.error,
      () => t("not_saved"),
    ),
  };
}

export const nameIn = (detail: SessionDetail, id: string) =>
  detail.roll.find((row) => row.personId === id)?.name ?? "";
