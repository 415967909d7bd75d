import { createSignal, Match, Show, Switch } from "solid-js";
import { county, countyCode } from "../../../api.ts";
import { useMutation } from "../../../query/index.ts";
import { rolesOf } from "../../../shell/access/role-names.ts";
import css from "../../../shell/access/security.module.css";
import { useMe } from "../../../shell/me.ts";
import { useSignOut } from "../../../shell/sign-out.ts";
import { security } from "../../../text/access/second-factors.zh.ts";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, formErrors, sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { PasswordField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { EmptyState, PageHead, Section, Skeleton } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { Enrolment, RecoveryCodes } from "./enrolment.tsx";
import { SignInNames } from "./phone.tsx";
import {
  deviceOf,
  type Look,
  type SignInRow,
  useEndSignIn,
  useLooks,
  useProtected,
  useSecondFactor,
  useSignIns,
} from "./second-factors.ts";

/** Where one is signed in, the second factor, and who had one's contacts shown. */
export function Security() {
  const t = useText(security);
  const s = useText(shell);
  const me = useMe();
  return (
    <>
      <PageHead title={t("title")} sub={t("sub")} back={{ href: `/c/${countyCode()}/me`, label: s("me") }} />
      <Section title={t("sign_ins")} sub={t("sign_ins_sub")}>
        <SignIns />
      </Section>
      <Section title={t("names")} sub={t("names_sub")}>
        <SignInNames />
      </Section>
      <Section title={t("factor")} sub={t("factor_sub")}>
        <Factor />
      </Section>
      <Show when={me().person}>
        <Section title={t("looks")} sub={t("looks_sub")}>
          <Looks />
        </Section>
      </Show>
    </>
  );
}

function SignIns() {
  const t = useText(security);
  const list = useSignIns();
  const end = useEndSignIn();
  const signOut = useSignOut();
  const everywhere = useMutation(() => ({
    mutationFn: () => county.delete("/sessions"),
    onSuccess: signOut,
    onError: (error) => toast(sentenceOf(error)),
  }));
  const device = (row: SignInRow) => deviceOf(row.browser) ?? t("unknown_device");
  const endOne = (id: string) =>
    end.mutate(id, { onSuccess: () => toast(t("ended")), onError: (error) => toast(sentenceOf(error)) });
  return (
    <Show when={list.data} fallback={<Skeleton lines={3} />}>
      {(data) => (
        <>
          <Table<SignInRow>
            caption={t("sign_ins")}
            captionHidden
            rows={data().signIns}
            columns={[
              {
                key: "device",
                head: t("device"),
                cell: (row) => (
                  <span class={css.device}>
                    {device(row)}
                    <small>
                      {fullMoment(row.createdAt)}
                      <Show when={row.address}> · {row.address}</Show>
                    </small>
                  </span>
                ),
              },
              {
                key: "end",
                head: t("end"),
                kind: "tight",
                cell: (row) => (
                  <Show when={!row.isThis} fallback={t("here")}>
                    <Button
                      size="small"
                      label={t("end_of", { device: device(row) })}
                      busy={end.isPending && end.variables === row.id}
                      onClick={() => endOne(row.id)}
                    >
                      {t("end")}
                    </Button>
                  </Show>
                ),
              },
            ]}
          />
          <div class={css.row}>
            <Button busy={everywhere.isPending} onClick={() => everywhere.mutate()}>
              {t("everywhere")}
            </Button>
          </div>
        </>
      )}
    </Show>
  );
}

function Factor() {
  const t = useText(security);
  const factor = useSecondFactor();
  const [doing, setDoing] = createSignal<"enrol" | "drop" | "renew">();
  const [codes, setCodes] = createSignal<readonly string[]>();
  const done = () => {
    setDoing(undefined);
    setCodes(undefined);
    void factor.refetch();
  };
  return (
    <Switch fallback={<Skeleton lines={2} />}>
      <Match when={codes()}>{(made) => <RecoveryCodes codes={made()} onKept={done} />}</Match>
      <Match when={doing() === "enrol"}>
        <Enrolment onDone={done} />
      </Match>
      <Match when={factor.data}>
        {(state) => (
          <>
            <p>
              {state().confirmedAt
                ? t("factor_on", { at: fullMoment(state().confirmedAt ?? 0), n: state().recoveryCodes })
                : t("factor_none")}
            </p>
            <div class={css.row}>
              <Show
                when={state().confirmedAt}
                fallback={<Button onClick={() => setDoing("enrol")}>{t("factor_set_up")}</Button>}
              >
                <Button onClick={() => setDoing("renew")}>{t("factor_renew")}</Button>
                <Button onClick={() => setDoing("drop")}>{t("factor_drop")}</Button>
              </Show>
            </div>
            <Show when={doing()} keyed>
              {(what) => (
                <AskPassword what={what === "renew" ? "renew" : "drop"} onClose={done} onCodes={setCodes} />
              )}
            </Show>
          </>
        )}
      </Match>
    </Switch>
  );
}

function AskPassword(props: {
  what: "drop" | "renew";
  onClose: () => void;
  onCodes: (codes: readonly string[]) => void;
}) {
  const t = useText(security);
  const s = useText(shell);
  const act = useProtected();
  const [password, setPassword] = createSignal("");
  const [wrong, setWrong] = createSignal("");
  const submit = () => {
    if (act.isPending) return;
    setWrong(password() ? "" : t("password_required"));
    if (!password()) return;
    act.mutate(
      { what: props.what, password: password() },
      {
        onSuccess: (made) => {
          const { onClose, onCodes } = props;
          if (!made) toast(t("dropped"));
          onClose();
          if (made) onCodes(made.recoveryCodes);
        },
        onError: (error) => setWrong(fieldSentences(error).password ?? ""),
      },
    );
  };
  const title = () => t(props.what === "drop" ? "factor_drop" : "factor_renew");
  return (
    <Dialog open title={title()} onClose={props.onClose}>
      <Form onSubmit={submit} label={title()}>
        <ErrorSummary errors={formErrors(wrong() ? { password: wrong() } : {}, act.error)} />
        <PasswordField
          label={t("password")}
          name="password"
          value={password()}
          onInput={setPassword}
          error={wrong() || undefined}
          autocomplete="current-password"
        />
        <FormActions>
          <Button type="submit" kind="primary" busy={act.isPending}>
            {title()}
          </Button>
          <DialogCancel>{s("cancel")}</DialogCancel>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function Looks() {
  const t = useText(security);
  const list = useLooks();
  return (
    <Show when={list.data} fallback={<Skeleton lines={2} />}>
      {(data) => (
        <Table<Look>
          caption={t("looks")}
          captionHidden
          rows={data().looks}
          empty={<EmptyState title={t("looks_none")} />}
          columns={[
            { key: "when", head: t("when"), kind: "tight", cell: (row) => fullMoment(row.at) },
            { key: "who", head: t("who"), cell: (row) => row.actor ?? "" },
            { key: "role", head: t("role"), cell: rolesOf },
            { key: "how", head: t("how"), cell: (row) => t(row.exported ? "how_exported" : "how_shown") },
          ]}
        />
      )}
    </Show>
  );
}
