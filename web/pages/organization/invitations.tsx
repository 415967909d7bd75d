import { createMemo, createSignal, Show } from "solid-js";
import { useCan } from "../../shell/me.ts";
import { unitOptions } from "../../shell/units.ts";
import { fullMoment } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { organizing } from "../../text/organizing.zh.ts";
import { fieldSentences, formErrors, sentenceOf } from "../../text/refusal-sentences.ts";
import { roles } from "../../text/roles.zh.ts";
import { shell } from "../../text/shell.zh.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Select, TextField } from "../../ui/Field.tsx";
import { ErrorSummary, Form } from "../../ui/Form.tsx";
import { Section, Skeleton } from "../../ui/Page.tsx";
import { Table } from "../../ui/Table.tsx";
import { toast } from "../../ui/Toast.tsx";
import {
  type InvitationInput,
  isBranch,
  isOpen,
  type MadeInvitation,
  type OpenLink,
  type UnitRow,
  useInvite,
  useWithdrawal,
  usualDays,
} from "./data.ts";
import css from "./organization.module.css";

const countyRoles = ["administrator", "inspector", "leader"] as const;
const branchRoles = ["secretary", "recorder"] as const;

/** Who has no secretary yet, links for all of them at once, and the links that are still open. */
export function Invitations(props: {
  units: readonly UnitRow[];
  links: readonly OpenLink[] | undefined;
  onMade: (made: MadeInvitation[]) => void;
}) {
  const t = useText(organizing);
  const r = useText(roles);
  const withdrawal = useWithdrawal();
  const [asking, setAsking] = createSignal<"all" | "one">();
  const open = createMemo(() => (props.links ?? []).filter(isOpen));
  const missing = createMemo(() => {
    const invited = new Set(open().flatMap((link) => (link.role === "secretary" ? [link.unitId] : [])));
    return props.units.filter(
      (unit) => isBranch(unit) && !unit.isDissolved && !unit.secretary && !invited.has(unit.id),
    );
  });
  const withdraw = (id: string) =>
    withdrawal.mutate(id, {
      onSuccess: () => toast(t("withdrawn")),
      onError: (error) => toast(sentenceOf(error)),
    });
  const nameOf = (link: OpenLink) => link.personName ?? link.unitName;
  return (
    <Section
      title={t("invitations")}
      sub={missing().length ? t("without_secretary", { n: missing().length }) : t("all_have")}
      action={
        <div class={css.end}>
          <Button onClick={() => setAsking("one")}>{t("invite_one")}</Button>
          <Show when={missing().length}>
            <Button kind="primary" onClick={() => setAsking("all")}>
              {t("invite_all", { n: missing().length })}
            </Button>
          </Show>
        </div>
      }
    >
      <Show when={props.links} fallback={<Skeleton lines={3} />}>
        <Table<OpenLink>
          caption={t("open_links")}
          rows={open()}
          empty={<p class={css.none}>{t("no_links")}</p>}
          columns={[
            {
              key: "for",
              head: t("link_for"),
              cell: (link) => (
                <>
                  {nameOf(link)}
                  <Show when={link.personName}> · {link.unitName}</Show>
                </>
              ),
            },
            {
              key: "role",
              head: t("role"),
              kind: "tight",
              cell: (link) =>
                link.purpose === "reset" || !link.role ? t("reset") : r(`role_${link.role}` as "role_person"),
            },
            {
              key: "expires",
              head: t("expires"),
              kind: "tight",
              cell: (link) => fullMoment(link.expiresAt),
            },
            {
              key: "withdraw",
              head: t("withdraw"),
              kind: "tight",
              cell: (link) => (
                <Show when={link.can.includes("invitation.make")}>
                  <Button
                    size="small"
                    label={t("withdraw_of", { name: nameOf(link) })}
                    busy={withdrawal.isPending && withdrawal.variables === link.id}
                    onClick={() => withdraw(link.id)}
                  >
                    {t("withdraw")}
                  </Button>
                </Show>
              ),
            },
          ]}
        />
      </Show>
      <Show when={asking()} keyed>
        {(what) => (
          <InviteDialog
            units={what === "all" ? missing() : undefined}
            choices={props.units.filter((unit) => !unit.isDissolved)}
            onClose={() => setAsking(undefined)}
            onMade={props.onMade}
          />
        )}
      </Show>
    </Section>
  );
}

function InviteDialog(props: {
  /** Given: one link for each of these, role secretary. */
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
  const [role, setRole] = createSignal("");
  const [unit, setUnit] = createSignal("");
  const [days, setDays] = createSignal(String(usualDays));
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const offered = () => [...(can("unit.manage") ? countyRoles : []), ...branchRoles];
  const isCountyRole = () => countyRoles.some((name) => name === role());
  const root = () => props.choices.find(({ kind }) => kind === "county")?.id ?? "";
  const targets = () => props.units?.map(({ id }) => id) ?? [isCountyRole() ? root() : unit()];
  const errors = () => formErrors(wrong(), invite.error);
  const submit = () => {
    if (invite.isPending) return;
    const found: Record<string, string> = {};
    if (!props.units && !role()) found.role = t("role_needed");
    if (!props.units && !isCountyRole() && !unit()) found.units = t("unit_needed");
    if (!/^\d{1,2}$/.test(days()) || Number(days()) < 1 || Number(days()) > 60) found.days = t("days_wrong");
    setWrong(found);
    if (Object.keys(found).length) return;
    const input: InvitationInput = {
      role: props.units ? "secretary" : role(),
      units: targets(),
      days: Number(days()),
    };
    invite.mutate(input, {
      onSuccess: ({ invitations }) => {
        const { onClose, onMade } = props;
        onMade(invitations);
        onClose();
      },
      onError: (error) => setWrong(fieldSentences(error)),
    });
  };
  return (
    <Dialog open title={t("invite_title")} onClose={props.onClose}>
      <Form onSubmit={submit}>
        <ErrorSummary errors={errors()} />
        <p class={css.soft}>{t("invite_help")}</p>
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
                props.choices.filter(({ kind }) => kind !== "county"),
                1,
              )}
            />
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
          <Button onClick={props.onClose}>{s("cancel")}</Button>
          <Button type="submit" kind="primary" busy={invite.isPending}>
            {t("make", { n: targets().length })}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
