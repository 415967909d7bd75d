import { useSearchParams } from "@solidjs/router";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { ApiRefusal, newIdempotencyKey } from "../../../api.ts";
import { useKeptForm } from "../../../shell/kept-form.ts";
import { PublicFrame } from "../../../shell/PublicFrame.tsx";
import { front } from "../../../text/access/front.zh.ts";
import { signup } from "../../../text/access/sign-up.zh.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { PasswordField, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { Facts, PageHead } from "../../../ui/Page.tsx";
import { CountyFinder } from "./CountyFinder.tsx";
import { type Division, useDivisions, useSignUp } from "./data.ts";
import css from "./front.module.css";
import { isLogin, isPassword, isPhone } from "./rules.ts";
import { Done } from "./signed-up.tsx";

/** Kept in the tab while somebody signs up; the password never is. */
const unsaid = { office: "", name: "", login: "", phone: "", changing: "" };
type Answers = Omit<typeof unsaid, "changing"> & { password: string };
type Errors = Partial<Record<keyof Answers | "county", string>>;

/** The server's paths → this form's fields. */
const fieldOf: Record<string, keyof Errors> = {
  code: "county",
  office: "office",
  "administrator.name": "name",
  "administrator.login": "login",
  "administrator.phone": "phone",
  "administrator.password": "password",
};

export function SignUp() {
  const t = useText(front);
  const u = useText(signup);
  const [search, setSearch] = useSearchParams<{ step?: string; code?: string }>();
  const kept = useKeptForm("sign-up", () => ({ ...unsaid, county: "" }));
  const [password, setPassword] = createSignal("");
  const answers = (): Answers => ({ ...kept.form, password: password() });
  const divisions = useDivisions(() => search.code !== undefined && !kept.form.county);
  const division = (): Division | undefined => {
    if (kept.form.county) return JSON.parse(kept.form.county) as Division;
    return kept.form.changing ? undefined : divisions.data?.find(([code]) => code === search.code);
  };
  /** A step is a place in the browser's history, so that Back is the step before; the last one needs the password again after a reload. */
  const step = (): 1 | 2 | 3 => {
    if (!division() || !search.step || search.step === "1") return 1;
    return search.step === "3" && password() ? 3 : 2;
  };
  const [wrong, setWrong] = createSignal<Errors>({});
  const signUp = useSignUp();
  let key = newIdempotencyKey();

  const set = (field: keyof Answers) => (value: string) => {
    key = newIdempotencyKey();
    if (field === "password") setPassword(value);
    else kept.set(field, value);
  };
  const turnTo = (next: 1 | 2 | 3) => {
    setWrong({});
    setSearch({ step: next });
    queueMicrotask(() => document.getElementById("step-title")?.focus());
  };
  const errors = () =>
    Object.entries(wrong()).map(([name, sentence]) => ({ name, sentence: sentence ?? "" }));

  const checkCounty = () => {
    if (division()) turnTo(2);
    else setWrong({ county: u("choose_county") });
  };
  const checkAnswers = () => {
    const given = answers();
    const found: Errors = {};
    if (!given.office.trim()) found.office = u("office_required");
    if (!given.name.trim()) found.name = u("name_required");
    if (!isLogin(given.login.trim())) found.login = t("login_invalid");
    if (!isPhone(given.phone.trim())) found.phone = u("phone_invalid");
    if (!isPassword(given.password)) found.password = t("password_invalid");
    if (Object.keys(found).length) setWrong(found);
    else turnTo(3);
  };
  const submit = () => {
    const chosen = division();
    if (!chosen || signUp.isPending) return;
    const { office, name, login, phone, password } = answers();
    const administrator = { name: name.trim(), login: login.trim(), password };
    signUp.mutate(
      {
        key,
        input: {
          code: chosen[0],
          office: office.trim(),
          administrator: phone.trim() ? { ...administrator, phone: phone.trim() } : administrator,
        },
      },
      { onSuccess: kept.forget, onError: showRefusal },
    );
  };
  const showRefusal = (error: unknown) => {
    key = newIdempotencyKey();
    const found: Errors = {};
    for (const [path, sentence] of Object.entries(fieldSentences(error))) {
      const field = fieldOf[path];
      if (field) found[field] = sentence;
    }
    if (error instanceof ApiRefusal && error.code === "county_taken") found.county = sentenceOf(error);
    if (error instanceof ApiRefusal && error.code === "login_taken") found.login = sentenceOf(error);
    if (Object.keys(found).length === 0) return;
    turnTo(found.county ? 1 : 2);
    setWrong(found);
  };

  return (
    <PublicFrame narrow>
      <Show when={signUp.data} fallback={<Steps />}>
        {(answer) => <Done answer={answer()} />}
      </Show>
    </PublicFrame>
  );

  function Steps() {
    return (
      <>
        <PageHead title={u("su_title")} />
        <p class={css.step}>{u("su_step", { at: step() })}</p>
        <div class={css.steps} aria-hidden="true">
          <For each={[1, 2, 3]}>{(at) => <i data-done={at <= step() ? "" : undefined} />}</For>
        </div>
        <Switch>
          <Match when={step() === 1}>
            <CountyStep />
          </Match>
          <Match when={step() === 2}>
            <AdministratorStep />
          </Match>
          <Match when={step() === 3}>
            <CheckStep />
          </Match>
        </Switch>
      </>
    );
  }

  function CountyStep() {
    return (
      <Form onSubmit={checkCounty}>
        <ErrorSummary errors={errors()} />
        <h2 id="step-title" class={css.stepTitle} tabindex="-1">
          {u("su_county")}
        </h2>
        <Show
          when={division()}
          fallback={
            <CountyFinder
              label={u("su_county_label")}
              help={u("su_county_help")}
              name="county"
              error={wrong().county}
              onPick={(picked) => {
                key = newIdempotencyKey();
                setWrong({});
                kept.set("county", JSON.stringify(picked));
                queueMicrotask(() => document.getElementById("field-county")?.focus());
              }}
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
              <Button onClick={() => kept.set({ county: "", changing: "yes" })}>{u("su_change")}</Button>
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

  function AdministratorStep() {
    return (
      <Form onSubmit={checkAnswers}>
        <ErrorSummary errors={errors()} />
        <h2 id="step-title" class={css.stepTitle} tabindex="-1">
          {u("su_admin")}
        </h2>
        <TextField
          label={u("su_office")}
          help={u("su_office_help")}
          name="office"
          value={answers().office}
          onInput={set("office")}
          error={wrong().office}
          maxlength={60}
          autocomplete="organization"
        />
        <TextField
          label={u("su_name")}
          name="name"
          value={answers().name}
          onInput={set("name")}
          error={wrong().name}
          maxlength={40}
          autocomplete="name"
        />
        <TextField
          label={u("su_phone")}
          help={u("su_phone_help")}
          name="phone"
          optional
          value={answers().phone}
          onInput={set("phone")}
          error={wrong().phone}
          type="tel"
          autocomplete="tel-national"
        />
        <TextField
          label={t("su_login")}
          help={t("su_login_help")}
          name="login"
          value={answers().login}
          onInput={set("login")}
          error={wrong().login}
          autocomplete="username"
          autocapitalize="off"
          spellcheck={false}
        />
        <PasswordField
          label={t("su_password")}
          help={t("su_password_help")}
          name="password"
          value={answers().password}
          onInput={set("password")}
          error={wrong().password}
          autocomplete="new-password"
        />
        <FormActions>
          <Button type="submit" kind="primary" size="tall">
            {u("su_next")}
          </Button>
          <Button size="tall" onClick={() => turnTo(1)}>
            {u("su_back")}
          </Button>
        </FormActions>
      </Form>
    );
  }

  function CheckStep() {
    const change = (to: 1 | 2) => (
      <Button kind="quiet" size="small" onClick={() => turnTo(to)}>
        {u("su_change")}
      </Button>
    );
    return (
      <Form onSubmit={submit}>
        <ErrorSummary errors={signUp.isError ? [{ sentence: sentenceOf(signUp.error) }] : []} />
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
              value: `${division()?.[2] ?? ""} ${division()?.[1] ?? ""}（${division()?.[0] ?? ""}）`,
              action: change(1),
            },
            { term: u("su_office"), value: answers().office, action: change(2) },
            { term: u("su_name"), value: answers().name, action: change(2) },
            ...(answers().phone ? [{ term: u("su_phone"), value: answers().phone, action: change(2) }] : []),
            { term: t("su_login"), value: answers().login, action: change(2) },
            { term: t("su_password"), value: u("su_password_set"), action: change(2) },
          ]}
        />
        <FormActions>
          <Button type="submit" kind="primary" size="tall" busy={signUp.isPending}>
            {signUp.isPending ? u("su_submitting") : u("su_submit")}
          </Button>
          <Button size="tall" onClick={() => turnTo(2)}>
            {u("su_back")}
          </Button>
        </FormActions>
      </Form>
    );
  }
}
