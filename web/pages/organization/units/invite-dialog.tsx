import { createMemo, createSignal, For, Show } from "solid-js";
import { useCan } from "../../../shell/me.ts";
import css from "../../../shell/organization/organization.module.css";
import {
  type Candidate,
  type InvitationInput,
  type MadeInvitation,
  type UnitRow,
  useCandidates,
  useInvite,
  usualDays,
} from "../../../shell/organization/units.ts";
import { unitOptions } from "../../../shell/units.ts";
import { roles } from "../../../text/access/roles.zh.ts";
import { useText } from "../../../text/index.ts";
import { organizing } from "../../../text/organization/units.zh.ts";
import { fieldSentences, formErrors } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { Select, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form } from "../../../ui/Form.tsx";
import { Skeleton } from "../../../ui/Page.tsx";

const countyRoles = ["administrator", "inspector", "leader"] as const;
const branchRoles = ["secretary", "recorder"] as const;

/** Links to sign up by: for a county's role, or for the people who are a branch's secretary or recorder. */
export function InviteDialog(props: {
  /** Given: the secretary of each of these. */
  units: readonly UnitRow[] | undefined;
  choices: readonly UnitRow[];
  onClose: () => void;
  onMade: (made: MadeInvitation[]) => void;
}) {
  const t = useText(organizing);
  const s = useText(shell);
  const r = useText(roles);
  const can = useCan();
  const invite = useInvite();
  const candidates = useCandidates();
  const [role, setRole] = createSignal("");
  const [unit, setUnit] = createSignal("");
  const [chosen, setChosen] = createSignal<Record<string, string>>({});
  const [days, setDays] = createSignal(String(usualDays));
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const offered = () => [...(can("unit.manage") ? countyRoles : []), ...branchRoles];
  const isCountyRole = () => countyRoles.some((name) => name === role());
  const open = () => props.choices.filter((one) => !one.isDissolved);
  const root = () => open().find(({ kind }) => kind === "county")?.id ?? "";
  const asked = () => props.units ?? open().filter(({ id }) => id === unit() && !isCountyRole() && role());
  const personOf = (unitId: string) => chosen()[unitId] ?? suggested(candidates.data, unitId) ?? "";
  const holders = () =>
    asked().flatMap(({ id }) => (personOf(id) ? [{ unitId: id, personId: personOf(id) }] : []));
  const links = () => (isCountyRole() ? 1 : holders().length);
  const errors = () => formErrors(wrong(), invite.error);
  const submit = () => {
    if (invite.isPending) return;
    const found: Record<string, string> = {};
    if (!props.units && !role()) found.role = t("role_needed");
    if (!props.units && !isCountyRole() && !unit()) found.units = t("unit_needed");
    else if (links() === 0 && asked()[0]) found[`holder.${asked()[0]?.id}`] = t("person_needed");
    if (!/^\d{1,2}$/.test(days()) || Number(days()) < 1 || Number(days()) > 60) found.days = t("days_wrong");
    setWrong(found);
    if (Object.keys(found).length) return;
    const input: InvitationInput = {
      role: props.units ? "secretary" : role(),
      ...(isCountyRole() ? { units: [root()] } : { holders: holders() }),
      days: Number(days()),
    };
    const sent = holders();
    invite.mutate(input, {
      onSuccess: ({ invitations }) => {
        const { onClose, onMade } = props;
        onMade(invitations);
        onClose();
      },
      onError: (error) => setWrong(placed(fieldSentences(error), sent)),
    });
  };
  return (
    <Dialog open title={t("invite_title")} onClose={props.onClose}>
      <Form onSubmit={submit}>
        <ErrorSummary errors={errors()} />
        <p class="soft">{t("invite_help")}</p>
        <Show when={!props.units}>
          <Select
            label={t("role")}
            name="role"
            error={wrong().role}
            placeholder={t("choose")}
            value={role()}
            onChange={setRole}
            options={offered().map((value) => ({ value, label: r(`role_${value}`) }))}
          />
          <Show when={!isCountyRole()}>
            <Select
              label={t("unit")}
              name="units"
              error={wrong().units}
              placeholder={t("choose")}
              value={unit()}
              onChange={setUnit}
              options={unitOptions(
                open().filter(({ kind }) => kind !== "county"),
                1,
              )}
            />
          </Show>
        </Show>
        <Show when={asked().length}>
          <Show when={candidates.data} fallback={<Skeleton lines={3} />}>
            {(list) => (
              <>
                <p class="soft">{t("holders_help")}</p>
                <For each={asked()}>
                  {(one) => (
                    <HolderChoice
                      unit={one}
                      role={r(`role_${props.units ? "secretary" : role()}` as "role_person")}
                      people={list()}
                      value={personOf(one.id)}
                      error={wrong()[`holder.${one.id}`]}
                      onChange={(person) => setChosen({ ...chosen(), [one.id]: person })}
                    />
                  )}
                </For>
              </>
            )}
          </Show>
        </Show>
        <TextField
          label={t("days")}
          help={t("days_help")}
          name="days"
          error={wrong().days}
          short
          figure
          inputmode="numeric"
          value={days()}
          onInput={(value) => setDays(value.trim())}
        />
        <div class={css.end}>
          <DialogCancel>{s("cancel")}</DialogCancel>
          <Button type="submit" kind="primary" busy={invite.isPending}>
            {t("make", { n: links() })}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function HolderChoice(props: {
  unit: UnitRow;
  role: string;
  people: readonly Candidate[];
  value: string;
  error: string | undefined;
  onChange: (person: string) => void;
}) {
  const t = useText(organizing);
  const isBelow = ({ place }: Candidate) =>
    place === props.unit.place || place.startsWith(`${props.unit.place}/`);
  const options = createMemo(() =>
    props.people
      .filter((person) => person.branchId === props.unit.id || isBelow(person))
      .map((person) => ({
        value: person.id,
        label: person.hasAccount ? t("has_account_already", { name: person.name }) : person.name,
        disabled: person.hasAccount,
      })),
  );
  return (
    <Select
      label={t("holder_of", { unit: props.unit.name, role: props.role })}
      help={options().length ? undefined : t("nobody_listed")}
      name={`holder.${props.unit.id}`}
      placeholder={t("choose_person")}
      value={props.value}
      onChange={props.onChange}
      options={options()}
      error={props.error}
    />
  );
}

/** The one whom the list has as the branch's secretary and who has no account yet. */
function suggested(people: readonly Candidate[] | undefined, unitId: string): string | undefined {
  return people?.find((one) => one.branchId === unitId && one.office === "secretary" && !one.hasAccount)?.id;
}

/** What the server says of the n-th holder, at that unit's field. */
function placed(
  fields: Readonly<Record<string, string>>,
  sent: readonly { unitId: string }[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, sentence]) => {
      const at = /^holders\.(\d+)\./.exec(path)?.[1];
      return [at === undefined ? path : `holder.${sent[Number(at)]?.unitId}`, sentence];
    }),
  );
}
