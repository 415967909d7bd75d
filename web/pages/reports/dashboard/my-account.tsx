import { createSignal, Show } from "solid-js";
import { county, countyCode } from "../../../api.ts";
import { useMutation } from "../../../query/index.ts";
import { LanguageSwitch } from "../../../shell/frame-parts.tsx";
import { useCan, useMe } from "../../../shell/me.ts";
import { Roles } from "../../../shell/Roles.tsx";
import { useSignOut } from "../../../shell/sign-out.ts";
import { applyTheme, theme, themes } from "../../../shell/theme.ts";
import { account } from "../../../text/access/accounts-own.zh.ts";
import { textReady, useText } from "../../../text/index.ts";
import { sentenceLater } from "../../../text/late.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { PasswordField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Facts, PageHead, Section } from "../../../ui/Page.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { toast } from "../../../ui/Toast.tsx";
import css from "./dashboard.module.css";

const shortestPassword = 8;

/** Who is signed in, how it looks, the password, and the way out. */
export function Me() {
  const t = useText(account);
  const s = useText(shell);
  const me = useMe();
  const can = useCan();
  return (
    <>
      <PageHead title={t("title")} sub={`${me().county.name} · ${me().county.office}`} />
      <Section title={t("who")}>
        <Facts
          facts={[
            { term: t("name"), value: me().account.name },
            { term: s("login"), value: me().account.login },
            {
              term: t("roles"),
              value: (
                <Show when={me().roles.length} fallback={t("no_roles")}>
                  <Roles />
                </Show>
              ),
            },
          ]}
        />
        <Show when={me().person && can("inspection.read")}>
          <p>
            <Link href={`/c/${countyCode()}/my/inspections`}>{t("inspections")}</Link>
          </p>
        </Show>
        <Show when={me().person && can("assessment.read")}>
          <p>
            <Link href={`/c/${countyCode()}/my/result`}>{t("result")}</Link>
          </p>
        </Show>
      </Section>
      <Section title={t("security")}>
        <p>
          <Link href={`/c/${countyCode()}/security`}>{t("security_link")}</Link>
        </p>
      </Section>
      <Section title={t("looks")}>
        <div class={css.looks}>
          <Segmented
            label={t("theme")}
            keys={themes.map((value) => ({ value, label: t(`theme_${value}`) }))}
            value={theme()}
            onChange={(value) => applyTheme(themes.find((one) => one === value))}
          />
          <LanguageSwitch />
        </div>
      </Section>
      <Section title={t("password")} sub={t("password_sub")}>
        <ChangePassword />
      </Section>
      <Section title={t("leaving")}>
        <Leaving />
      </Section>
    </>
  );
}

function ChangePassword() {
  const t = useText(account);
  const [current, setCurrent] = createSignal("");
  const [next, setNext] = createSignal("");
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const change = useMutation(() => ({
    mutationFn: () => county.put("/password", { current: current(), next: next() }),
    onSuccess: () => {
      setCurrent("");
      setNext("");
      toast(t("changed"));
    },
    onError: async (error) => {
      const general = await sentenceLater(error, t("failed"));
      const { fieldSentences } = await import("../../../text/refusal-sentences.ts");
      await textReady();
      const fields = fieldSentences(error);
      setWrong(Object.keys(fields).length ? fields : { "": general });
    },
  }));
  const submit = () => {
    if (change.isPending) return;
    const missing: Record<string, string> = {};
    if (!current()) missing.current = t("current_required");
    if (next().length < shortestPassword) missing.next = t("next_short", { n: shortestPassword });
    setWrong(missing);
    if (Object.keys(missing).length === 0) change.mutate();
  };
  return (
    <Form onSubmit={submit} label={t("password")}>
      <ErrorSummary
        errors={Object.entries(wrong()).map(([name, sentence]) => ({ name: name || undefined, sentence }))}
      />
      <PasswordField
        label={t("current")}
        name="current"
        value={current()}
        onInput={setCurrent}
        error={wrong().current}
        autocomplete="current-password"
      />
      <PasswordField
        label={t("next")}
        help={t("next_help", { n: shortestPassword })}
        name="next"
        value={next()}
        onInput={setNext}
        error={wrong().next}
        autocomplete="new-password"
      />
      <FormActions>
        <Button type="submit" kind="primary" busy={change.isPending}>
          {t("change")}
        </Button>
      </FormActions>
    </Form>
  );
}

function Leaving() {
  const t = useText(account);
  const signOut = useSignOut();
  const everywhere = useMutation(() => ({
    mutationFn: () => county.delete("/sessions"),
    onSuccess: signOut,
    onError: async (error) => toast(await sentenceLater(error, t("failed"))),
  }));
  return (
    <div class={css.leaving}>
      <Button onClick={signOut}>{t("sign_out")}</Button>
      <p class="soft">{t("everywhere_help")}</p>
      <Button busy={everywhere.isPending} onClick={() => everywhere.mutate()}>
        {t("everywhere")}
      </Button>
    </div>
  );
}
