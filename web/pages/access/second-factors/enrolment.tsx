import { createSignal, For, Match, Show, Switch } from "solid-js";
import css from "../../../shell/access/security.module.css";
import { security } from "../../../text/access/second-factors.zh.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, formErrors, sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { PasswordField, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { Skeleton } from "../../../ui/Page.tsx";
import { Qr } from "../../../ui/Qr.tsx";
import { useConfirmation, useOffer } from "./second-factors.ts";

/** Scan, enter a first code, keep the recovery codes: then the second factor is on. */
export function Enrolment(props: { onDone: () => void }) {
  const offer = useOffer();
  const confirmation = useConfirmation();
  offer.mutate();
  return (
    <Switch fallback={<Skeleton lines={6} />}>
      <Match when={confirmation.data}>
        {(made) => <RecoveryCodes codes={made().recoveryCodes} onKept={props.onDone} />}
      </Match>
      <Match when={offer.isError}>
        <ErrorSummary errors={[{ sentence: sentenceOf(offer.error) }]} />
      </Match>
      <Match when={offer.data}>{(made) => <Scan uri={made().uri} confirmation={confirmation} />}</Match>
    </Switch>
  );
}

function Scan(props: { uri: string; confirmation: ReturnType<typeof useConfirmation> }) {
  const t = useText(security);
  const [code, setCode] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const key = () => (new URL(props.uri).searchParams.get("secret") ?? "").replaceAll(/(.{4})(?=.)/g, "$1 ");
  const submit = () => {
    if (props.confirmation.isPending) return;
    const plain = code().replaceAll(/\s/g, "");
    const found: Record<string, string> = {};
    if (!/^\d{6}$/.test(plain)) found.code = t("code_wanted");
    if (!password()) found.password = t("password_required");
    setWrong(found);
    if (Object.keys(found).length) return;
    props.confirmation.mutate(
      { code: plain, password: password() },
      { onError: (error) => setWrong(fieldSentences(error)) },
    );
  };
  return (
    <Form onSubmit={submit} label={t("factor")}>
      <ErrorSummary errors={formErrors(wrong(), props.confirmation.error)} />
      <p>{t("scan")}</p>
      <Qr value={props.uri} label={t("qr")} size={200} />
      <p class="soft">
        {t("by_hand")} <code class={css.key}>{key()}</code>
      </p>
      <p>{t("enter")}</p>
      <TextField
        label={t("code")}
        name="code"
        value={code()}
        onInput={setCode}
        error={wrong().code}
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength={8}
        short
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
        <Button type="submit" kind="primary" busy={props.confirmation.isPending}>
          {t("confirm")}
        </Button>
      </FormActions>
    </Form>
  );
}

/** Shown once; nothing of them can be asked for again. */
export function RecoveryCodes(props: { codes: readonly string[]; onKept: () => void }) {
  const t = useText(security);
  return (
    <section aria-label={t("codes")} class={css.codes}>
      <h3>{t("codes")}</h3>
      <p>{t("codes_help")}</p>
      <ol>
        <For each={props.codes}>
          {(code) => (
            <li>
              <code>{code}</code>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.codes.length}>
        <FormActions>
          <Button kind="primary" onClick={props.onKept}>
            {t("codes_kept")}
          </Button>
          <Button onClick={() => print()}>{t("print")}</Button>
        </FormActions>
      </Show>
    </section>
  );
}
