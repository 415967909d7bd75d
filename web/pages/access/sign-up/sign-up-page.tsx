import { For, Match, Show, Switch } from "solid-js";
import { PublicFrame } from "../../../shell/PublicFrame.tsx";
import { ownAccount } from "../../../text/access/accounts-opening.zh.ts";
import { signup } from "../../../text/access/sign-up.zh.ts";
import { useText } from "../../../text/index.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { PasswordField, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { Facts, PageHead } from "../../../ui/Page.tsx";
import { CountyFinder } from "./CountyFinder.tsx";
import css from "./front.module.css";
import { type SigningUp, useSigningUp } from "./sign-up-form.ts";
import { Done } from "./signed-up.tsx";

export function SignUp() {
  const signingUp = useSigningUp();
  return (
    <PublicFrame narrow>
      <Show when={signingUp.signUp.data} fallback={<Steps of={signingUp} />}>
        {(answer) => <Done answer={answer()} />}
      </Show>
    </PublicFrame>
  );
}

function Steps(props: { of: SigningUp }) {
  const u = useText(signup);
  return (
    <>
      <PageHead title={u("su_title")} />
      <p class={css.step}>{u("su_step", { at: props.of.step() })}</p>
      <div class={css.steps} aria-hidden="true">
        <For each={[1, 2, 3]}>{(at) => <i data-done={at <= props.of.step() ? "" : undefined} />}</For>
      </div>
      <Switch>
        <Match when={props.of.step() === 1}>
          <CountyStep of={props.of} />
        </Match>
        <Match when={props.of.step() === 2}>
          <AdministratorStep of={props.of} />
        </Match>
        <Match when={props.of.step() === 3}>
          <CheckStep of={props.of} />
        </Match>
      </Switch>
    </>
  );
}

function CountyStep(props: { of: SigningUp }) {
  const u = useText(signup);
  return (
    <Form onSubmit={props.of.checkCounty}>
      <ErrorSummary errors={props.of.errors()} />
      <h2 id="step-title" class={css.stepTitle} tabindex="-1">
        {u("su_county")}
      </h2>
      <Show
        when={props.of.division()}
        fallback={
          <CountyFinder
            label={u("su_county_label")}
            help={u("su_county_help")}
            name="county"
            error={props.of.wrong().county}
            onPick={props.of.pick}
          />
        }
      >
        {(chosen) => (
          <div class={css.chosen} id="field-county" tabindex="-1">
            <div>
              <b>{chosen()[1]}</b>
              <small>
                {chosen()[2]} · {chosen()[0]}
              </small>
            </div>
            <Button onClick={props.of.pickAnother}>{u("su_change")}</Button>
          </div>
        )}
      </Show>
      <FormActions>
        <Button type="submit" kind="primary" size="tall">
          {u("su_next")}
        </Button>
      </FormActions>
    </Form>
  );
}

function AdministratorStep(props: { of: SigningUp }) {
  const u = useText(signup);
  return (
    <Form onSubmit={props.of.checkAnswers}>
      <ErrorSummary errors={props.of.errors()} />
      <h2 id="step-title" class={css.stepTitle} tabindex="-1">
        {u("su_admin")}
      </h2>
      <TextField
        label={u("su_office")}
        help={u("su_office_help")}
        name="office"
        value={props.of.answers().office}
        onInput={props.of.set("office")}
        error={props.of.wrong().office}
        maxlength={60}
        autocomplete="organization"
      />
      <TextField
        label={u("su_name")}
        name="name"
        value={props.of.answers().name}
        onInput={props.of.set("name")}
        error={props.of.wrong().name}
        maxlength={40}
        autocomplete="name"
      />
      <TextField
        label={u("su_phone")}
        help={u("su_phone_help")}
        name="phone"
        optional
        value={props.of.answers().phone}
        onInput={props.of.set("phone")}
        error={props.of.wrong().phone}
        type="tel"
        autocomplete="tel-national"
      />
      <AccountFields of={props.of} />
      <FormActions>
        <Button type="submit" kind="primary" size="tall">
          {u("su_next")}
        </Button>
        <Button size="tall" onClick={() => props.of.turnTo(1)}>
          {u("su_back")}
        </Button>
      </FormActions>
    </Form>
  );
}

/** What the administrator signs in with. */
function AccountFields(props: { of: SigningUp }) {
  const t = useText(ownAccount);
  return (
    <>
      <TextField
        label={t("su_login")}
        help={t("su_login_help")}
        name="login"
        value={props.of.answers().login}
        onInput={props.of.set("login")}
        error={props.of.wrong().login}
        autocomplete="username"
        autocapitalize="off"
        spellcheck={false}
      />
      <PasswordField
        label={t("su_password")}
        help={t("su_password_help")}
        name="password"
        value={props.of.answers().password}
        onInput={props.of.set("password")}
        error={props.of.wrong().password}
        autocomplete="new-password"
      />
    </>
  );
}

function CheckStep(props: { of: SigningUp }) {
  const t = useText(ownAccount);
  const u = useText(signup);
  const change = (to: 1 | 2) => (
    <Button kind="quiet" size="small" onClick={() => props.of.turnTo(to)}>
      {u("su_change")}
    </Button>
  );
  return (
    <Form onSubmit={props.of.submit}>
      <ErrorSummary
        errors={props.of.signUp.isError ? [{ sentence: sentenceOf(props.of.signUp.error) }] : []}
      />
      <div>
        <h2 id="step-title" class={css.stepTitle} tabindex="-1">
          {u("su_check")}
        </h2>
        <p>{u("su_check_help")}</p>
      </div>
      <Facts
        facts={[
          {
            term: u("su_county_label"),
            value: `${props.of.division()?.[2] ?? ""} ${props.of.division()?.[1] ?? ""}（${props.of.division()?.[0] ?? ""}）`,
            action: change(1),
          },
          { term: u("su_office"), value: props.of.answers().office, action: change(2) },
          { term: u("su_name"), value: props.of.answers().name, action: change(2) },
          ...(props.of.answers().phone
            ? [{ term: u("su_phone"), value: props.of.answers().phone, action: change(2) }]
            : []),
          { term: t("su_login"), value: props.of.answers().login, action: change(2) },
          { term: t("su_password"), value: u("su_password_set"), action: change(2) },
        ]}
      />
      <FormActions>
        <Button type="submit" kind="primary" size="tall" busy={props.of.signUp.isPending}>
          {props.of.signUp.isPending ? u("su_submitting") : u("su_submit")}
        </Button>
        <Button size="tall" onClick={() => props.of.turnTo(2)}>
          {u("su_back")}
        </Button>
      </FormActions>
    </Form>
  );
}
