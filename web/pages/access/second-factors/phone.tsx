import { createSignal, Show } from "solid-js";
import { ApiRefusal } from "../../../api.ts";
import css from "../../../shell/access/security.module.css";
import { security } from "../../../text/access/second-factors.zh.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { PasswordField, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions, type FormError } from "../../../ui/Form.tsx";
import { Skeleton } from "../../../ui/Page.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { type OwnAccount, useOwnAccount, usePhoneChange } from "./second-factors.ts";

/** The names one signs in by: the login, and a phone that can be changed. */
export function SignInNames() {
  const t = useText(security);
  const own = useOwnAccount();
  const [changing, setChanging] = createSignal(false);
  return (
    <Show when={own.data} fallback={<Skeleton lines={2} />}>
      {(account) => (
        <>
          <p>{t("names_login", { login: account().login })}</p>
          <p>{account().phone ? t("names_phone", { phone: account().phone ?? "" }) : t("names_no_phone")}</p>
          <div class={css.row}>
            <Button onClick={() => setChanging(true)}>{t("phone_change")}</Button>
          </div>
          <Show when={changing()}>
            <PhoneDialog account={account()} onClose={() => setChanging(false)} />
          </Show>
        </>
      )}
    </Show>
  );
}

function PhoneDialog(props: { account: OwnAccount; onClose: () => void }) {
  const t = useText(security);
  const s = useText(shell);
  const change = usePhoneChange();
  const [phone, setPhone] = createSignal(props.account.phone ?? "");
  const [password, setPassword] = createSignal("");
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const errors = (): FormError[] => {
    const fields = Object.entries(wrong()).map(([name, sentence]) => ({ name, sentence }));
    if (fields.length || !change.error) return fields;
    const stale = change.error instanceof ApiRefusal && change.error.code === "stale_version";
    const now = props.account.phone ?? t("phone_none");
    return [{ sentence: stale ? t("phone_stale", { phone: now }) : sentenceOf(change.error) }];
  };
  const submit = () => {
    if (change.isPending) return;
    const found: Record<string, string> = {};
    if (phone().trim() && !/^1\d{10}$/.test(phone().trim())) found.phone = t("phone_invalid");
    if (!password()) found.password = t("password_required");
    setWrong(found);
    if (Object.keys(found).length) return;
    change.mutate(
      { phone: phone().trim() || null, password: password(), version: props.account.version },
      {
        onSuccess: () => {
          toast(t("phone_changed"));
          props.onClose();
        },
        onError: (error) => setWrong(fieldSentences(error)),
      },
    );
  };
  return (
    <Dialog open title={t("phone_change")} onClose={props.onClose}>
      <Form onSubmit={submit} label={t("phone_change")}>
        <ErrorSummary errors={errors()} />
        <TextField
          label={t("phone")}
          help={t("phone_help")}
          name="phone"
          optional
          value={phone()}
          onInput={setPhone}
          error={wrong().phone}
          inputmode="tel"
          autocomplete="tel"
          maxlength={11}
        />
        <PasswordField
          label={t("password")}
          name="password"
          value={password()}
          onInput={setPassword}
          error={wrong().password}
          autocomplete="current-password"
        />
        <FormActions>
          <Button type="submit" kind="primary" busy={change.isPending}>
            {t("phone_save")}
          </Button>
          <DialogCancel>{s("cancel")}</DialogCancel>
        </FormActions>
      </Form>
    </Dialog>
  );
}
