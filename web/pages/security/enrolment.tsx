import { createSignal, For, Match, Show, Switch } from "solid-js";
import { useText } from "../../text/index.ts";
import { fieldSentences, sentenceOf } from "../../text/refusal-sentences.ts";
import { security } from "../../text/security.zh.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../ui/Form.tsx";
import { Skeleton } from "../../ui/Page.tsx";
import { Qr } from "../../ui/Qr.tsx";
import { useConfirmation, useOffer } from "./data.ts";
import css from "./security.module.css";

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
  const [wrong, setWrong] = createSignal("");
  const key = () => (new URL(props.uri).searchParams.get("secret") ?? "").replaceAll(/(.{4})(?=.)/g, "$1 ");
  const submit = () => {
    if (props.confirmation.isPending) return;
    const plain = code().replaceAll(/\s/g, "");
    setWrong(/^\d{6}$/.test(plain) ? "" : t("code_wanted"));
    if (!wrong())
      props.confirmation.mutate(plain, {
        onError: (error) => setWrong(fieldSentences(error).code ?? sentenceOf(error)),
      });
  };
  return (
    <Form onSubmit={submit} label={t("factor")}>
      <ErrorSummary errors={wrong() ? [{ name: "code", sentence: wrong() }] : []} />
      <p>{t("scan")}</p>
      <Qr value={props.uri} label={t("qr")} size={200} />
      <p class={css.soft}>
        {t("by_hand")} <code class={css.key}>{key()}</code>
      </p>
      <p>{t("enter")}</p>
      <TextField
        label={t("code")}
        name="code"
        value={code()}
        onInput={setCode}
        error={wrong() || undefined}
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength={8}
        short
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
