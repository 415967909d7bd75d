import { createSignal, For, Show } from "solid-js";
import { ApiRefusal, countyCode } from "../../api.ts";
import { accounts as words } from "../../text/accounts.zh.ts";
import { useText } from "../../text/index.ts";
import { sentenceOf } from "../../text/refusal-sentences.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorSummary } from "../../ui/Form.tsx";
import { Qr } from "../../ui/Qr.tsx";
import { toast } from "../../ui/Toast.tsx";
import css from "./accounts.module.css";
import { type Account, useAccountChange, useResetLink, useRoleWords } from "./data.ts";
import { GrantRole } from "./grant.tsx";

/** A link for a new password; for administrators also roles, suspension and the second factor. */
export function ManageAccount(props: { account: Account; onClose: () => void }) {
  const t = useText(words);
  const roleWords = useRoleWords();
  const change = useAccountChange();
  const reset = useResetLink();
  const [wrong, setWrong] = createSignal<string>();
  const manage = () => props.account.can.includes("account.manage");
  const link = () => reset.data && `${location.origin}/c/${countyCode()}/invitation#${reset.data.token}`;
  const act = (method: "post" | "delete", below: string, body?: unknown) => {
    setWrong(undefined);
    change.mutate(
      { method, path: `${props.account.id}${below}`, body },
      { onSuccess: () => toast(t("done")), onError: (error) => setWrong(explained(error, below)) },
    );
  };
  const explained = (error: unknown, below: string) =>
    below === "/second-factor" && error instanceof ApiRefusal && error.code === "not_found"
      ? t("no_factor")
      : sentenceOf(error);
  const makeLink = () => {
    setWrong(undefined);
    reset.mutate(props.account.id, { onError: (error) => setWrong(sentenceOf(error)) });
  };
  const copy = async (text: string) => {
    await navigator.clipboard?.writeText(text);
    toast(t("copied"));
  };
  return (
    <Dialog
      open
      title={t("manage_of", { name: props.account.name })}
      onClose={props.onClose}
      actions={<Button onClick={props.onClose}>{t("close")}</Button>}
    >
      <div class={css.parts}>
        <ErrorSummary errors={wrong() ? [{ sentence: wrong() ?? "" }] : []} />
        <Show
          when={link()}
          fallback={
            <Show when={props.account.can.includes("account.reset")}>
              <div>
                <Button kind="primary" busy={reset.isPending} onClick={makeLink}>
                  {t("reset")}
                </Button>
                <p class={css.soft}>{t("reset_help")}</p>
              </div>
            </Show>
          }
        >
          {(address) => (
            <div class={css.link}>
              <Qr value={address()} label={t("link")} />
              <code>{address()}</code>
              <Button onClick={() => copy(address())}>{t("copy")}</Button>
            </div>
          )}
        </Show>
        <Show when={manage()}>
          <ul class={css.roles}>
            <For each={props.account.roles}>
              {(held) => (
                <li>
                  {roleWords(held)}
                  <Button
                    size="small"
                    label={t("end_role_of", { role: roleWords(held) })}
                    busy={change.isPending}
                    onClick={() => act("delete", `/roles/${held.roleId}`)}
                  >
                    {t("end_role")}
                  </Button>
                </li>
              )}
            </For>
          </ul>
          <GrantRole account={props.account} />
          <div class={css.row}>
            <Button
              busy={change.isPending}
              onClick={() =>
                act(props.account.suspendedAt ? "delete" : "post", "/suspension", {
                  version: props.account.version,
                })
              }
            >
              {t(props.account.suspendedAt ? "restore" : "suspend")}
            </Button>
            <Button busy={change.isPending} onClick={() => act("delete", "/second-factor")}>
              {t("clear_factor")}
            </Button>
          </div>
          <p class={css.soft}>{t("clear_help")}</p>
        </Show>
      </div>
    </Dialog>
  );
}
