import { createSignal, For, Show } from "solid-js";
import { ApiRefusal, county, countyCode } from "../../../api.ts";
import { ProofFields, useProof } from "../../../shell/Proof.tsx";
import { accounts as words } from "../../../text/access/accounts.zh.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, formErrors } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Qr } from "../../../ui/Qr.tsx";
import { toast } from "../../../ui/Toast.tsx";
import css from "./accounts.module.css";
import { type Account, useAccountChange, useResetLink, useRoleWords } from "./accounts.ts";
import { GrantRole } from "./grant.tsx";

type Managed = { account: Account; onClose: () => void; onLink: () => void };

/** A link for a new password; for administrators also roles, suspension and the second factor. */
export function ManageAccount(props: Managed) {
  const t = useText(words);
  const managing = useManaging(props);
  const { change, reset, proof, wrong } = managing;
  const manage = () => props.account.can.includes("account.manage");
  /** The branch whose recorder a secretary may make of the account's person. */
  const nameableAt = () =>
    props.account.can.includes("recorder.name") && props.account.roles.find(({ role }) => role === "person");
  return (
    <Dialog
      open
      title={t("manage_of", { name: props.account.name })}
      onClose={props.onClose}
      actions={<DialogCancel>{t("close")}</DialogCancel>}
    >
      <div class={css.parts}>
        <ErrorSummary
          errors={
            wrong()[""] ? [{ sentence: wrong()[""] ?? "" }] : formErrors(wrong(), change.error ?? reset.error)
          }
        />
        <ProofFields proof={proof} wrong={wrong()} />
        <Show when={!manage() && nameableAt()}>
          {(branch) => (
            <div>
              <Button
                busy={change.isPending}
                onClick={() =>
                  managing.act((id, given) =>
                    county.post(`/accounts/${id}/roles`, {
                      role: "recorder",
                      unitId: branch().unitId,
                      ...given,
                    }),
                  )
                }
              >
                {t("name_recorder", { unit: branch().unitName })}
              </Button>
              <p class={`soft ${css.help}`}>{t("name_recorder_help")}</p>
            </div>
          )}
        </Show>
        <ResetLink account={props.account} managing={managing} />
        <Show when={manage()}>
          <Administration {...props} managing={managing} />
        </Show>
      </div>
    </Dialog>
  );
}

type Managing = ReturnType<typeof useManaging>;

/** What is done to an account, each time with the proof that it is the administrator who does it. */
function useManaging(props: Managed) {
  const t = useText(words);
  const change = useAccountChange();
  const reset = useResetLink();
  const proof = useProof();
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const proven = () => {
    const missing = proof.missing();
    setWrong(missing);
    return Object.keys(missing).length === 0;
  };
  /** `absent` is said where the server finds nothing of the kind. */
  const act = (
    write: (id: string, given: ReturnType<typeof proof.given>) => Promise<unknown>,
    absent?: string,
  ) => {
    if (change.isPending || !proven()) return;
    change.mutate(() => write(props.account.id, proof.given()), {
      onSuccess: () => toast(t("done")),
      onError: failed(absent),
      onSettled: proof.spent,
    });
  };
  const failed = (absent?: string) => (error: unknown) => {
    const nothing = error instanceof ApiRefusal && error.code === "not_found" ? absent : undefined;
    const fields = fieldSentences(error);
    setWrong(nothing ? { "": nothing } : fields);
  };
  const makeLink = () => {
    if (reset.isPending || !proven()) return;
    reset.mutate(
      { id: props.account.id, proof: proof.given() },
      { onError: failed(), onSettled: proof.spent },
    );
  };
  return { change, reset, proof, wrong, setWrong, act, makeLink };
}

function ResetLink(props: { account: Account; managing: Managing }) {
  const t = useText(words);
  const reset = props.managing.reset;
  const link = () => reset.data && `${location.origin}/c/${countyCode()}/invitation#${reset.data.token}`;
  const copy = async (text: string) => {
    await navigator.clipboard?.writeText(text);
    toast(t("copied"));
  };
  return (
    <Show
      when={link()}
      fallback={
        <Show when={props.account.can.includes("account.reset")}>
          <div>
            <Button busy={reset.isPending} onClick={props.managing.makeLink}>
              {t("reset")}
            </Button>
            <p class={`soft ${css.help}`}>{t("reset_help")}</p>
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
  );
}

function Administration(props: Managed & { managing: Managing }) {
  const t = useText(words);
  const roleWords = useRoleWords();
  const { change, act, proof, setWrong } = props.managing;
  return (
    <>
      <div class={css.row}>
        <span>
          {props.account.personName ? t("person_is", { name: props.account.personName }) : t("person_none")}
        </span>
        <Button size="small" onClick={props.onLink}>
          {t(props.account.personId ? "link_other" : "link_person")}
        </Button>
      </div>
      <ul class={css.roles}>
        <For each={props.account.roles}>
          {(held) => (
            <li>
              {roleWords(held)}
              <Button
                size="small"
                label={t("end_role_of", { role: roleWords(held) })}
                busy={change.isPending}
                onClick={() =>
                  act((id, given) => county.delete(`/accounts/${id}/roles/${held.roleId}`, given))
                }
              >
                {t("end_role")}
              </Button>
            </li>
          )}
        </For>
      </ul>
      <GrantRole account={props.account} proof={proof} onWrong={setWrong} />
      <div class={css.row}>
        <Button
          busy={change.isPending}
          onClick={() =>
            act((id, given) => {
              const body = { version: props.account.version, ...given };
              return props.account.suspendedAt
                ? county.delete(`/accounts/${id}/suspension`, body)
                : county.post(`/accounts/${id}/suspension`, body);
            })
          }
        >
          {t(props.account.suspendedAt ? "restore" : "suspend")}
        </Button>
        <Button
          busy={change.isPending}
          onClick={() =>
            act((id, given) => county.delete(`/accounts/${id}/second-factor`, given), t("no_factor"))
          }
        >
          {t("clear_factor")}
        </Button>
      </div>
      <p class={`soft ${css.help}`}>{t("clear_help")}</p>
    </>
  );
}
