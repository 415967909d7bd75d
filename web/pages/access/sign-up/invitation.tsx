import { useLocation, useNavigate, useParams } from "@solidjs/router";
import { createSignal, Match, Show, Switch } from "solid-js";
import { PublicFrame } from "../../../shell/PublicFrame.tsx";
import { front } from "../../../text/access/front.zh.ts";
import { roles } from "../../../text/access/roles.zh.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, formErrors, sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Checkbox, PasswordField, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { PageHead, Skeleton } from "../../../ui/Page.tsx";
import { type InvitationView, useAcceptance, useInvitation } from "./data.ts";
import { isLogin, isPassword } from "./rules.ts";

/** The invited person sees who invites to what, and makes an account. */
export function Invitation() {
  const t = useText(front);
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

function Acceptance(props: { view: InvitationView; token: string; code: string }) {
  const t = useText(front);
  const s = useText(shell);
  const r = useText(roles);
  const go = useNavigate();
  const acceptance = useAcceptance();
  const [name, setName] = createSignal(props.view.name ?? "");
  const [login, setLogin] = createSignal("");
  const [phone, setPhone] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [shared, setShared] = createSignal(false);
  const [wrong, setWrong] = createSignal<Record<string, string>>({});

  const role = () => {
    const key = `role_${props.view.role}`;
    return key in roles.zh ? r(key as "role_person") : (props.view.role ?? "");
  };
  const isReset = () => props.view.purpose === "reset";
  const at = (field: string) => wrong()[field];
  const errors = () => formErrors(wrong(), acceptance.error);
  const submit = () => {
    if (acceptance.isPending) return;
    const found: Record<string, string> = {};
    if (!isReset() && !name().trim()) found.name = t("your_name_required");
    if (!isReset() && !isLogin(login().trim())) found.login = t("login_invalid");
    if (!isReset() && phone().trim() && !/^1\d{10}$/.test(phone().trim())) found.phone = t("phone_invalid");
    if (!isPassword(password())) found.password = t("password_invalid");
    setWrong(found);
    if (Object.keys(found).length) return;
    acceptance.mutate(
      {
        token: props.token,
        password: password(),
        shared: shared(),
        ...(isReset() ? {} : { name: name().trim(), login: login().trim(), phone: phone().trim() || null }),
      },
      {
        onSuccess: () => go(`/c/${props.code}`, { replace: true }),
        onError: (error) => setWrong(fieldSentences(error)),
      },
    );
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
        <ErrorSummary errors={errors()} />
        <Show when={!isReset()}>
          <Show
            when={props.view.name}
            fallback={
              <TextField
                label={t("inv_name")}
                name="name"
                value={name()}
                onInput={setName}
                error={at("name")}
                maxlength={40}
                autocomplete="name"
              />
            }
          >
            {(invitee) => <p>{t("inv_for", { name: invitee() })}</p>}
          </Show>
          <TextField
            label={t("su_login")}
            help={t("su_login_help")}
            name="login"
            value={login()}
            onInput={setLogin}
            error={at("login")}
            autocomplete="username"
            autocapitalize="off"
            spellcheck={false}
          />
          <TextField
            label={t("inv_phone")}
            help={t("inv_phone_help")}
            name="phone"
            value={phone()}
            onInput={setPhone}
            error={at("phone")}
            autocomplete="tel"
            inputmode="tel"
            optional
          />
        </Show>
        <PasswordField
          label={t("su_password")}
          help={t("su_password_help")}
          name="password"
          value={password()}
          onInput={setPassword}
          error={at("password")}
          autocomplete="new-password"
        />
        <Checkbox label={s("shared_computer")} name="shared" checked={shared()} onChange={setShared} />
        <FormActions>
          <Button type="submit" kind="primary" size="tall" busy={acceptance.isPending}>
            {acceptance.isPending ? t("inv_accepting") : t(isReset() ? "reset_do" : "inv_accept")}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
