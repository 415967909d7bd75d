import { createMemo, createSignal, For, Show } from "solid-js";
import { rolesHeldAt } from "../../../../worker/core/permissions.ts";
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
import { unitOptions } from "../../../shell/unit-options.ts";
import { roles } from "../../../text/access/accounts-roles.zh.ts";
import { useText } from "../../../text/index.ts";
import { organizing } from "../../../text/organization/units.zh.ts";
import { fieldSentences, formErrors } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { Select, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form } from "../../../ui/Form.tsx";
import { Skeleton } from "../../../ui/Page.tsx";

const [countyRoles, branchRoles] = [rolesHeldAt("county"), rolesHeldAt("unit")];

type Inviting = {
  /** Given: the secretary of each of these. */
  units: readonly UnitRow[] | undefined;
  choices: readonly UnitRow[];
  onClose: () => void;
  onMade: (made: MadeInvitation[]) => void;
};

/** Links to sign up by: for a county's role, or for the people who are a branch's secretary or recorder. */
export function InviteDialog(props: Inviting) {
  const t = useText(organizing);
  const s = useText(shell);
  const r = useText(roles);
  const choice = useChoice(props);
  const { invite, wrong, submit } = useMaking(props, choice);
  return (
    <Dialog open title={t("invite_title")} onClose={props.onClose}>
      <Form onSubmit={submit}>
        <ErrorSummary errors={formErrors(wrong(), invite.error)} />
        <p class="soft">{t("invite_help")}</p>
        <Show when={!props.units}>
          <RoleChoice choice={choice} wrong={wrong()} />
        </Show>
        <Show when={choice.asked().length}>
          <Show when={choice.candidates.data} fallback={<Skeleton lines={3} />}>
            {(list) => (
              <>
                <p class="soft">{t("holders_help")}</p>
                <For each={choice.asked()}>
                  {(one) => (
                    <HolderChoice
                      unit={one}
                      role={r(`role_${props.units ? "secretary" : choice.role()}` as "role_person")}
                      people={list()}
                      value={choice.personOf(one.id)}
                      error={wrong()[`holder.${one.id}`]}
                      onChange={(person) => choice.choose(one.id, person)}
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
          value={choice.days()}
          onInput={(value) => choice.setDays(value.trim())}
        />
        <div class={css.end}>
          <DialogCancel>{s("cancel")}</DialogCancel>
          <Button type="submit" kind="primary" busy={invite.isPending}>
            {t("make", { n: choice.links() })}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

type Choice = ReturnType<typeof useChoice>;

/** For which role, which units and whom. */
function useChoice(props: Inviting) {
  const candidates = useCandidates();
  const [role, setRole] = createSignal("");
  const [unit, setUnit] = createSignal("");
  const [chosen, setChosen] = createSignal<Record<string, string>>({});
  const [days, setDays] = createSignal(String(usualDays));
  const isCountyRole = () => countyRoles.some((name) => name === role());
  const open = () => props.choices.filter((one) => !one.isDissolved);
  const root = () => open().find(({ kind }) => kind === "county")?.id ?? "";
  const asked = () => props.units ?? open().filter(({ id }) => id === unit() && !isCountyRole() && role());
  const personOf = (unitId: string) => chosen()[unitId] ?? suggested(candidates.data, unitId) ?? "";
  const holders = () =>
    asked().flatMap(({ id }) => (personOf(id) ? [{ unitId: id, personId: personOf(id) }] : []));
  const links = () => (isCountyRole() ? 1 : holders().length);
  const choose = (unitId: string, person: string) => setChosen({ ...chosen(), [unitId]: person });
  return {
    candidates,
    role,
    setRole,
    unit,
    setUnit,
    days,
    setDays,
    isCountyRole,
    open,
    root,
    asked,
    personOf,
    choose,
    holders,
    links,
  };
}

function useMaking(props: Inviting, choice: Choice) {
  const invite = useInvite();
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const submit = () => {
    if (invite.isPending) return;
    const found = faultsOf(choice, !props.units);
    setWrong(found);
    if (Object.keys(found).length) return;
    const sent = choice.holders();
    const input: InvitationInput = {
      role: props.units ? "secretary" : choice.role(),
      ...(choice.isCountyRole() ? { units: [choice.root()] } : { holders: sent }),
      days: Number(choice.days()),
    };
    invite.mutate(input, {
      onSuccess: ({ invitations }) => {
        const { onClose, onMade } = props;
        onMade(invitations);
        onClose();
      },
      onError: (error) => setWrong(placed(fieldSentences(error), sent)),
    });
  };
  return { invite, wrong, submit };
}

function faultsOf(choice: Choice, isOpenChoice: boolean): Record<string, string> {
  const t = useText(organizing);
  const first = choice.asked()[0];
  const lacksUnit = isOpenChoice && !choice.isCountyRole() && !choice.unit();
  const days = Number(choice.days());
  const isDays = /^\d{1,2}$/.test(choice.days()) && days >= 1 && days <= 60;
  return {
    ...(isOpenChoice && !choice.role() && { role: t("role_needed") }),
    ...(lacksUnit && { units: t("unit_needed") }),
    ...(!lacksUnit && choice.links() === 0 && first && { [`holder.${first.id}`]: t("person_needed") }),
    ...(!isDays && { days: t("days_wrong") }),
  };
}

function RoleChoice(props: { choice: Choice; wrong: Record<string, string> }) {
  const t = useText(organizing);
  const r = useText(roles);
  const can = useCan();
  const { choice } = props;
  const offered = () => [...(can("unit.manage") ? countyRoles : []), ...branchRoles];
  return (
    <>
      <Select
        label={t("role")}
        name="role"
        error={props.wrong.role}
        placeholder={t("choose")}
        value={choice.role()}
        onChange={choice.setRole}
        options={offered().map((value) => ({ value, label: r(`role_${value}`) }))}
      />
      <Show when={!choice.isCountyRole()}>
        <Select
          label={t("unit")}
          name="units"
          error={props.wrong.units}
          placeholder={t("choose")}
          value={choice.unit()}
          onChange={choice.setUnit}
          options={unitOptions(
            choice.open().filter(({ kind }) => kind !== "county"),
            1,
          )}
        />
      </Show>
    </>
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
