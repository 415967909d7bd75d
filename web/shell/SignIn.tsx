import { createSignal, createUniqueId, onCleanup, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { ApiRefusal, county, countyCode, divisions } from "../api.ts";
import { useMutation, useQuery } from "../query/index.ts";
import { signing } from "../text/access/sign-in.zh.ts";
import { useText } from "../text/index.ts";
import { fieldSentences, sentenceOf } from "../text/refusal-sentences.ts";
import { shell } from "../text/shell.zh.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox, PasswordField, TextField } from "../ui/Field.tsx";
import { ErrorSummary, Form, FormActions, type FormError } from "../ui/Form.tsx";
import { Link } from "../ui/Link.tsx";
import { Notice, PageHead } from "../ui/Page.tsx";
import { createEffect, onMount } from "../ui/solid.ts";
import { keepTelling, withoutTelling } from "./keep-telling.ts";
import { haveLeft, isStillLeaving } from "./leaving.ts";
import { PublicFrame } from "./PublicFrame.tsx";
import { tellServer } from "./telling.ts";

/** Login name and password; what was typed stays when the server says no. */
export function SignInForm(props: { onDone: () => unknown }) {
  const t = useText(shell);
  const d = useText(signing);
  const [typed, set] = createStore({ login: "", password: "", code: "", shared: false });
  const name = createUniqueId();
  const { signIn, asksCode, at, errors, submit } = useSigningIn(typed, name, () => props.onDone());
  return (
    <Form onSubmit={submit} label={t("sign_in")}>
      <ErrorSummary errors={errors()} />
      <TextField
        label={t("login")}
        name={`${name}-login`}
        value={typed.login}
        onInput={(login) => set({ login })}
        error={at("login")}
        autocomplete="username"
        autocapitalize="off"
        spellcheck={false}
      />
      <PasswordField
        label={t("password")}
        name={`${name}-password`}
        value={typed.password}
        onInput={(password) => set({ password })}
        error={at("password")}
        autocomplete="current-password"
      />
      <Show when={asksCode()}>
        <TextField
          label={t("code")}
          help={d("code_help")}
          name={`${name}-code`}
          value={typed.code}
          onInput={(code) => set({ code })}
          error={at("code")}
          autocomplete="one-time-code"
          autocapitalize="off"
          maxlength={60}
          short
        />
      </Show>
      <Checkbox
        label={t("shared_computer")}
        name={`${name}-shared`}
        checked={typed.shared}
        onChange={(shared) => set({ shared })}
      />
      <FormActions>
        <Button type="submit" kind="primary" size="tall" busy={signIn.isPending}>
          {signIn.isPending ? d("signing_in") : t("sign_in")}
        </Button>
      </FormActions>
    </Form>
  );
}

function useSigningIn(
  typed: { login: string; password: string; code: string; shared: boolean },
  name: string,
  onDone: () => unknown,
) {
  const t = useText(shell);
  const d = useText(signing);
  const [asksCode, setAsksCode] = createSignal(false);
  const [missing, setMissing] = createSignal<Record<string, string>>({});
  const signIn = useMutation(() => ({
    mutationFn: () =>
      withoutTelling(async () => {
        await county.post(
          "/session",
          {
            login: typed.login.trim(),
            password: typed.password,
            shared: typed.shared,
            ...(asksCode() ? { code: typed.code.trim() } : {}),
          },
          { expectsSession: false },
        );
        haveLeft();
      }),
    onSuccess: () => onDone(),
    onError: (error) => {
      if (!(error instanceof ApiRefusal) || error.code !== "code_required" || asksCode()) return;
      // The first time nothing was wrong: the code is only asked for.
      setAsksCode(true);
      signIn.reset();
    },
  }));

  const at = (field: string) => missing()[field] ?? fieldSentences(signIn.error)[field];
  const errors = (): FormError[] => {
    const fields = { ...fieldSentences(signIn.error), ...missing() };
    const listed = Object.entries(fields).map(([field, sentence]) => ({
      name: `${name}-${field}`,
      sentence,
    }));
    if (listed.length || !signIn.isError) return listed;
    if (signIn.error instanceof ApiRefusal && signIn.error.status !== 401)
      return [{ sentence: sentenceOf(signIn.error) }];
    // Of two fields nobody says which was wrong: said once, above both.
    return [{ name: asksCode() ? `${name}-code` : `${name}-login`, sentence: sentenceOf(signIn.error) }];
  };
  const submit = () => {
    if (signIn.isPending) return;
    const empty: Record<string, string> = {};
    if (!typed.login.trim()) empty.login = d("login_required");
    if (!typed.password) empty.password = t("password_required");
    if (asksCode() && !typed.code.trim()) empty.code = t("code_wanted");
    setMissing(empty);
    if (Object.keys(empty).length === 0) signIn.mutate();
    else signIn.reset();
  };

  return { signIn, asksCode, at, errors, submit };
}

/** The list of names is long: it is asked for once the door itself is on the screen. */
function useCountyName(code: string) {
  const [painted, setPainted] = createSignal(false);
  onMount(() => requestAnimationFrame(() => setTimeout(() => setPainted(true))));
  return useQuery(() => ({
    queryKey: ["county-name", code],
    enabled: painted(),
    queryFn: async () => {
      const list = await divisions();
      return list.find(([listed]) => listed === code)?.[1] ?? code;
    },
    staleTime: Number.POSITIVE_INFINITY,
    throwOnError: false,
  }));
}

/** How many things wait on the device for somebody of this county: what was written and could not be sent yet. */
function waitingHere(): number {
  const own = ["draft", "minutes", "register"].map((kind) => `qinxue.${kind}.${countyCode()}.`);
  try {
    return Object.keys(localStorage).filter((key) => own.some((start) => key.startsWith(start))).length;
  } catch {
    return 0;
  }
}

/** Somebody left without the server knowing: said until it does, and how else the session can be ended. */
function NotTold() {
  const d = useText(signing);
  const tell = useMutation(() => ({ mutationFn: tellServer }));
  createEffect(() => {
    if (isStillLeaving()) onCleanup(keepTelling());
  });
  return (
    <Show when={isStillLeaving()}>
      <Notice kind="short" title={d("not_told_title")}>
        <p>{d("not_told")}</p>
        <Show when={waitingHere()}>{(n) => <p>{d("waiting_here", { n: n() })}</p>}</Show>
        <Button size="small" busy={tell.isPending} onClick={() => tell.mutate()}>
          {d("tell_now")}
        </Button>
      </Notice>
    </Show>
  );
}

/** The front door of a county for visitors without a session; the address stays, so that the page opens afterwards. */
export function SignInPage(props: { onDone: () => void }) {
  const d = useText(signing);
  const name = useCountyName(countyCode());
  // Where nobody is signed in nothing of the county is kept on the device but what could not be sent.
  onMount(() => void import("./kept-answers.ts").then((m) => m.forgetAnswers()));
  return (
    <PublicFrame narrow>
      <PageHead
        title={d("sign_in_title", { county: name.isSuccess ? name.data : countyCode() })}
        sub={d("sign_in_sub")}
      />
      <NotTold />
      <SignInForm onDone={props.onDone} />
      <p class="after-form">
        <small>{d("forgot")}</small>
        <br />
        <small>
          {d("no_account")} <Link href={`/sign-up?code=${countyCode()}`}>{d("sign_up_here")}</Link>
        </small>
        <br />
        <small>
          <Link href="/">{d("other_county")}</Link>
        </small>
      </p>
    </PublicFrame>
  );
}
