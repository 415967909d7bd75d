import { useLocation, useNavigate, useParams } from "@solidjs/router";
import { createSignal, Match, Show, Switch } from "solid-js";
import { createStore } from "solid-js/store";
import { PublicFrame } from "../../../shell/PublicFrame.tsx";
import { ownAccount } from "../../../text/access/accounts-opening.zh.ts";
import { roles } from "../../../text/access/accounts-roles.zh.ts";
import { accepting } from "../../../text/access/invitations-accepting.zh.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, formErrors, sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Checkbox, PasswordField, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { PageHead, Skeleton } from "../../../ui/Page.tsx";
import { type InvitationView, useAcceptance, useInvitation } from "./sign-up.ts";
import { isLogin, isPassword } from "./well-formed.ts";

/** The invited person sees who invites to what, and makes an account. */
export function Invitation() {
  const t = useText(accepting);
  const s = useText(shell);
  const params = useParams<{ code: string }>();
  // Behind the "#" a browser sends nothing to any server, neither as address nor as referrer.
  const location = useLocation();
  const token = () => location.hash.slice(1);
  const invitation = useInvitation(token);
  return (
    <PublicFrame narrow>
      <Switch fallback={<Skeleton />}>
        <Match when={invitation.isError}>
          <PageHead title={t("inv_bad")} sub={sentenceOf(invitation.error)} />
          <ButtonLink href={`/c/${params.code}`}>{s("sign_in")}</ButtonLink>
        </Match>
        <Match when={invitation.isSuccess && invitation.data}>
          {(view) => <Acceptance view={view()} token={token()} code={params.code} />}
        </Match>
      </Switch>
    </PublicFrame>
  );
}

type Answers = { name: string; login: string; phone: string; password: string; shared: boolean };

function Acceptance(props: { view: InvitationView; token: string; code: string }) {
  const t = useText(accepting);
  const o = useText(ownAccount);
  const s = useText(shell);
  const r = useText(roles);
  const [answers, set] = createStore<Answers>({
    name: props.view.name ?? "",
    login: "",
    phone: "",
    password: "",
    shared: false,
  });
  const isReset = () => props.view.purpose === "reset";
  const { acceptance, wrong, submit } = useAccepting(props, answers, isReset);
  const role = () => {
    const key = `role_${props.view.role}`;
    return key in roles.zh ? r(key as "role_person") : (props.view.role ?? "");
  };
  return (
    <>
      <PageHead
        title={isReset() ? t("reset_title") : t("inv_title", { unit: props.view.unit })}
        sub={
          isReset()
            ? t("reset_sub", { county: props.view.county, name: props.view.name ?? "" })
            : t("inv_sub", { county: props.view.county, role: role() })
        }
      />
      <Form onSubmit={submit}>
        <ErrorSummary errors={formErrors(wrong(), acceptance.error)} />
        <Show when={!isReset()}>
          <NewAccount invitee={props.view.name} answers={answers} set={set} wrong={wrong()} />
        </Show>
        <PasswordField
          label={o("su_password")}
          help={o("su_password_help")}
          name="password"
          value={answers.password}
          onInput={(password) => set({ password })}
          error={wrong().password}
          autocomplete="new-password"
        />
        <Checkbox
          label={s("shared_computer")}
          name="shared"
          checked={answers.shared}
          onChange={(shared) => set({ shared })}
        />
        <FormActions>
          <Button type="submit" kind="primary" size="tall" busy={acceptance.isPending}>
            {acceptance.isPending ? t("inv_accepting") : t(isReset() ? "reset_do" : "inv_accept")}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

function useAccepting(to: { token: string; code: string }, answers: Answers, isReset: () => boolean) {
  const o = useText(ownAccount);
  const go = useNavigate();
  const acceptance = useAcceptance();
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const submit = () => {
    if (acceptance.isPending) return;
    const { password, shared } = answers;
    const person = isReset() ? undefined : personOf(answers);
    const found = {
      ...(person && faultsOf(person)),
      ...(!isPassword(password) && { password: o("password_invalid") }),
    };
    setWrong(found);
    if (Object.keys(found).length) return;
    acceptance.mutate(
      {
        token: to.token,
        password,
        shared,
        ...(person && { ...person, phone: person.phone || null }),
      },
      {
        onSuccess: () => go(`/c/${to.code}`, { replace: true }),
        onError: (error) => setWrong(fieldSentences(error)),
      },
    );
  };
  return { acceptance, wrong, submit };
}

const personOf = ({ name, login, phone }: Answers) => ({
  name: name.trim(),
  login: login.trim(),
  phone: phone.trim(),
});

function faultsOf({ name, login, phone }: ReturnType<typeof personOf>): Record<string, string> {
  const t = useText(accepting);
  const o = useText(ownAccount);
  return {
    ...(!name && { name: t("your_name_required") }),
    ...(!isLogin(login) && { login: o("login_invalid") }),
    ...(phone && !/^1\d{10}$/.test(phone) && { phone: t("phone_invalid") }),
  };
}

function NewAccount(props: {
  invitee: string | null;
  answers: Answers;
  set: (part: Partial<Answers>) => void;
  wrong: Record<string, string>;
}) {
  const t = useText(accepting);
  const o = useText(ownAccount);
  return (
    <>
      <Show
        when={props.invitee}
        fallback={
          <TextField
            label={t("inv_name")}
            name="name"
            value={props.answers.name}
            onInput={(name) => props.set({ name })}
            error={props.wrong.name}
            maxlength={40}
            autocomplete="name"
          />
        }
      >
        {(invitee) => <p>{t("inv_for", { name: invitee() })}</p>}
      </Show>
      <TextField
        label={o("su_login")}
        help={o("su_login_help")}
        name="login"
        value={props.answers.login}
        onInput={(login) => props.set({ login })}
        error={props.wrong.login}
        autocomplete="username"
        autocapitalize="off"
        spellcheck={false}
      />
      <TextField
        label={t("inv_phone")}
        help={t("inv_phone_help")}
        name="phone"
        value={props.answers.phone}
        onInput={(phone) => props.set({ phone })}
        error={props.wrong.phone}
        autocomplete="tel"
        inputmode="tel"
        optional
      />
    </>
  );
}
