import { createSignal, For, Show } from "solid-js";
import { useMe } from "../../../shell/me.ts";
import css from "../../../shell/organization/organization.module.css";
import {
  isBranch,
  type PartyGroup,
  type StandardTerms,
  type UnitRow,
  type UnitStandard,
  useStandards,
  useUnitChange,
} from "../../../shell/organization/units.ts";
import { fullDay, fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { organizing } from "../../../text/organization/units.zh.ts";
import { fieldSentences, formErrors } from "../../../text/refusal-sentences.ts";
import { meetings } from "../../../text/study/meetings.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { useDialog } from "../../../ui/Dialog.tsx";
import { DateInput, Select, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { Skeleton } from "../../../ui/Page.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { toast } from "../../../ui/Toast.tsx";

const meetingStandards = [
  "branch_general_meeting",
  "branch_committee_meeting",
  "group_meeting",
  "party_lesson",
  "themed_party_day",
  "organizational_life_meeting",
] as const satisfies readonly UnitStandard[];
const figures = [
  "attendance",
  "hours",
  "notes",
  "essays",
  "inspection",
] as const satisfies readonly UnitStandard[];
const unitStandards: readonly UnitStandard[] = [...meetingStandards, ...figures];

const t = useText(organizing);
const m = useText(meetings);
const nameOf = (standard: UnitStandard) =>
  standard in meetings.zh
    ? m(standard as (typeof meetingStandards)[number])
    : t(`s_${standard as (typeof figures)[number]}`);

/** What a unit owes: a branch's party groups, and the standards that do not apply. */
export function Standards(props: { unit: UnitRow }) {
  const found = useStandards(props.unit.id);
  return (
    <Show when={found.data} fallback={<Skeleton lines={5} />}>
      {(data) => (
        <>
          <Show when={isBranch(props.unit)}>
            <Groups unit={props.unit} groups={data().groups} />
          </Show>
          <section class={css.terms}>
            <h3>{t("standards")}</h3>
            <p class="soft">{t("standards_help")}</p>
            <Said terms={data().terms} />
            <TermsForm unit={props.unit} />
          </section>
        </>
      )}
    </Show>
  );
}

function Groups(props: { unit: UnitRow; groups: readonly PartyGroup[] }) {
  const me = useMe();
  const change = useUnitChange();
  const dialog = useDialog();
  const [name, setName] = createSignal("");
  const [from, setFrom] = createSignal(me().today);
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const send = (path: string, body: unknown, done: string, then?: () => void) => {
    if (change.isPending) return;
    change.mutate(
      { path: `/${props.unit.id}/groups${path}`, body },
      {
        onSuccess: () => {
          toast(done);
          dialog?.saved();
          then?.();
        },
        onError: (error) => setWrong(fieldSentences(error)),
      },
    );
  };
  const form = () => {
    const given = name().trim();
    setWrong(given ? {} : { name: t("name_needed") });
    if (given)
      send("", { name: given, fromOn: from() }, t("group_added", { name: given }), () => setName(""));
  };
  const end = ({ id, name, version }: PartyGroup) => {
    setWrong({});
    send(`/${id}/end`, { on: me().today, version }, t("group_ended", { name }));
  };
  return (
    <section class={css.terms}>
      <h3>{t("groups")}</h3>
      <p class="soft">{t("groups_help")}</p>
      <Show when={props.groups.length} fallback={<p>{t("groups_none")}</p>}>
        <ul class={css.groups}>
          <For each={props.groups}>
            {(group) => (
              <li>
                <span>
                  {group.name} <small class="soft">{spanOf(group)}</small>
                </span>
                <Show when={!group.untilOn && group.fromOn < me().today}>
                  <Button
                    size="small"
                    label={t("group_end", { name: group.name })}
                    onClick={() => end(group)}
                  >
                    {t("group_end_short")}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Form onSubmit={form} label={t("groups")}>
        <ErrorSummary errors={formErrors(wrong(), change.error)} />
        <TextField
          label={t("group_name")}
          name="name"
          error={wrong().name}
          maxlength={40}
          value={name()}
          onInput={setName}
        />
        <DateInput
          label={t("group_from")}
          name="fromOn"
          error={wrong().fromOn}
          value={from()}
          onInput={setFrom}
        />
        <FormActions>
          <Button type="submit" busy={change.isPending}>
            {t("group_add")}
          </Button>
        </FormActions>
      </Form>
    </section>
  );
}

const spanOf = ({ fromOn, untilOn }: PartyGroup) =>
  untilOn
    ? t("group_was", { from: fullDay(fromOn), until: fullDay(untilOn) })
    : t("group_since", { from: fullDay(fromOn) });

/** What was recorded, the latest first. */
function Said(props: { terms: readonly StandardTerms[] }) {
  return (
    <Show when={props.terms.length} fallback={<p>{t("standards_none")}</p>}>
      <ul class={css.said} aria-label={t("standard_history")}>
        <For each={props.terms}>
          {(one) => (
            <li>
              <b>{nameOf(one.standard)}</b> <span>{sentence(one)}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function sentence({ applies, fromYear, reason, createdAt }: StandardTerms): string {
  const said = { year: fromYear, on: fullMoment(createdAt) };
  return applies ? t("standard_line_again", said) : t("standard_line", { ...said, reason: reason ?? "" });
}

function TermsForm(props: { unit: UnitRow }) {
  const me = useMe();
  const change = useUnitChange();
  const dialog = useDialog();
  const year = Number(me().today.slice(0, 4));
  const [standard, setStandard] = createSignal("");
  const [fromYear, setFromYear] = createSignal(String(year));
  const [applies, setApplies] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const save = () => {
    if (change.isPending) return;
    const found: Record<string, string> = {};
    if (!standard()) found.standard = t("standard_needed");
    if (!applies() && !reason().trim()) found.reason = t("standard_reason_needed");
    setWrong(found);
    if (Object.keys(found).length) return;
    const chosen = standard() as UnitStandard;
    change.mutate(
      {
        path: `/${props.unit.id}/standards`,
        body: {
          standard: chosen,
          fromYear: Number(fromYear()),
          applies: applies(),
          reason: applies() ? null : reason().trim(),
          version: props.unit.version,
        },
      },
      {
        onSuccess: () => {
          toast(t("standard_saved", { what: nameOf(chosen) }));
          dialog?.saved();
          setStandard("");
          setReason("");
        },
        onError: (error) => setWrong(fieldSentences(error)),
      },
    );
  };
  return (
    <Form onSubmit={save} label={t("standards")}>
      <ErrorSummary errors={formErrors(wrong(), change.error)} />
      <Select
        label={t("standard")}
        name="standard"
        error={wrong().standard}
        placeholder={t("choose")}
        value={standard()}
        onChange={setStandard}
        options={unitStandards.map((value) => ({ value, label: nameOf(value) }))}
      />
      <Select
        label={t("standard_from")}
        name="fromYear"
        error={wrong().fromYear}
        value={fromYear()}
        onChange={setFromYear}
        options={[year - 1, year, year + 1].map((one) => ({ value: String(one), label: String(one) }))}
      />
      <Segmented
        label={t("standard_does")}
        keys={[
          { value: "no", label: t("standard_not") },
          { value: "yes", label: t("standard_again") },
        ]}
        value={applies() ? "yes" : "no"}
        onChange={(value) => setApplies(value === "yes")}
      />
      <Show when={!applies()}>
        <TextField
          label={t("standard_reason")}
          help={t("standard_reason_help")}
          name="reason"
          error={wrong().reason}
          maxlength={120}
          value={reason()}
          onInput={setReason}
        />
      </Show>
      <FormActions>
        <Button type="submit" busy={change.isPending}>
          {t("standard_save")}
        </Button>
      </FormActions>
    </Form>
  );
}
