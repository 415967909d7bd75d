import { createSignal, For } from "solid-js";
import { unitOptions, useUnits } from "../../../shell/unit-options.ts";
import { accounts as words } from "../../../text/access/accounts.zh.ts";
import { listed } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, formErrors } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { Select } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { Notice } from "../../../ui/Page.tsx";
import { toast } from "../../../ui/Toast.tsx";
import css from "./accounts.module.css";
import { type Account, useLinking, usePeopleOf, useRoleWords } from "./accounts.ts";

/** The accounts of secretaries and recorders that belong to nobody yet, each to be linked to its person. */
export function Unlinked(props: { accounts: readonly Account[]; onLink: (id: string) => void }) {
  const t = useText(words);
  const roleWords = useRoleWords();
  return (
    <Notice kind="short" title={t("unlinked_title", { n: props.accounts.length })}>
      <p>{t("unlinked_help")}</p>
      <ul class={css.roles}>
        <For each={props.accounts}>
          {(account) => (
            <li>
              <span>
                {account.name} · {listed(account.roles.map(roleWords))}
              </span>
              <Button
                size="small"
                label={t("link_of", { name: account.name })}
                onClick={() => props.onLink(account.id)}
              >
                {t("link_person")}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </Notice>
  );
}

/** Whose an account is: a person of the list who has none yet. Offers the person of the account's name. */
export function LinkDialog(props: { account: Account; onClose: () => void }) {
  const t = useText(words);
  const s = useText(shell);
  const units = useUnits();
  const linking = useLinking();
  const ofBranch = props.account.roles.find(({ role }) => role === "secretary" || role === "recorder");
  const [unit, setUnit] = createSignal(ofBranch?.unitId ?? "");
  const [chosen, setChosen] = createSignal<string>();
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const people = usePeopleOf(unit);
  const open = () => (people.data?.people ?? []).filter(({ login }) => login === null);
  const person = () => chosen() ?? open().find(({ name }) => name === props.account.name)?.id ?? "";
  const submit = () => {
    if (linking.isPending) return;
    setWrong(person() ? {} : { personId: t("person_needed") });
    if (!person()) return;
    linking.mutate(
      { id: props.account.id, personId: person(), version: props.account.version },
      {
        onSuccess: () => {
          toast(t("linked"));
          props.onClose();
        },
        onError: (error) => setWrong(fieldSentences(error)),
      },
    );
  };
  return (
    <Dialog open title={t("link_of", { name: props.account.name })} onClose={props.onClose}>
      <Form onSubmit={submit} label={t("link_person")}>
        <ErrorSummary errors={formErrors(wrong(), linking.error)} />
        <p class={`soft ${css.help}`}>{t("link_help")}</p>
        <Select
          label={t("link_unit")}
          name="unit"
          placeholder={t("choose")}
          value={unit()}
          onChange={(value) => {
            setUnit(value);
            setChosen(undefined);
          }}
          options={unitOptions((units.data?.units ?? []).filter(({ isDissolved }) => !isDissolved))}
        />
        <Select
          label={t("person")}
          name="personId"
          placeholder={t("choose")}
          value={person()}
          onChange={setChosen}
          options={open().map(({ id, name, branchName }) => ({
            value: id,
            label: `${name}（${branchName}）`,
          }))}
          error={wrong().personId}
        />
        <FormActions>
          <Button type="submit" kind="primary" busy={linking.isPending}>
            {t("link_person")}
          </Button>
          <DialogCancel>{s("cancel")}</DialogCancel>
        </FormActions>
      </Form>
    </Dialog>
  );
}
