import { createSignal, For, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { county, type Write } from "../../../api.ts";
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
import { meetings } from "../../../text/study/sessions-kinds.zh.ts";
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
  const send = (write: Write, done: string, then?: () => void) => {
    if (change.isPending) return;
    change.mutate(write, {
      onSuccess: () => {
        toast(done);
        dialog?.saved();
        then?.();
      },
      onError: (error) => setWrong(fieldSentences(error)),
    });
  };
  const groups = () => `/units/${props.unit.id}/groups` as const;
  const form = () => {
    const given = name().trim();
    setWrong(given ? {} : { name: t("name_needed") });
    if (given)
      send(
        () => county.post(groups(), { name: given, fromOn: from() }),
        t("group_added", { name: given }),
        () => setName(""),
      );
  };
  const end = ({ id, name, version }: PartyGroup) => {
    setWrong({});
    send(() => county.post(`${groups()}/${id}/end`, { on: me().today, version }), t("group_ended", { name }));
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
  const year = Number(me().today.slice(0, 4));
  const [terms, set] = createStore({ standard: "", fromYear: String(year), applies: false, reason: "" });
  const { change, wrong, save } = useSavingTerms(props, terms, () => set({ standard: "", reason: "" }));
  return (
    <Form onSubmit={save} label={t("standards")}>
      <ErrorSummary errors={formErrors(wrong(), change.error)} />
      <Select
        label={t("standard")}
        name="standard"
        error={wrong().standard}
        placeholder={t("choose")}
        value={terms.standard}
        onChange={(standard) => set({ standard })}
        options={unitStandards.map((value) => ({ value, label: nameOf(value) }))}
      />
      <Select
        label={t("standard_from")}
        name="fromYear"
        error={wrong().fromYear}
        value={terms.fromYear}
        onChange={(fromYear) => set({ fromYear })}
        options={[year - 1, year, year + 1].map((one) => ({ value: String(one), label: String(one) }))}
      />
      <Segmented
        label={t("standard_does")}
        keys={[
          { value: "no", label: t("standard_not") },
          { value: "yes", label: t("standard_again") },
        ]}
        value={terms.applies ? "yes" : "no"}
        onChange={(value) => set({ applies: value === "yes" })}
      />
      <Show when={!terms.applies}>
        <TextField
          label={t("standard_reason")}
          help={t("standard_reason_help")}
          name="reason"
          error={wrong().reason}
          maxlength={120}
          value={terms.reason}
          onInput={(reason) => set({ reason })}
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

function useSavingTerms(
  of: { unit: UnitRow },
  terms: { standard: string; fromYear: string; applies: boolean; reason: string },
  startAnew: () => void,
) {
  const change = useUnitChange();
  const dialog = useDialog();
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const save = () => {
    if (change.isPending) return;
    const reason = terms.applies ? null : terms.reason.trim();
    const found: Record<string, string> = {};
    if (!terms.standard) found.standard = t("standard_needed");
    if (reason === "") found.reason = t("standard_reason_needed");
    setWrong(found);
    if (Object.keys(found).length) return;
    const standard = terms.standard as UnitStandard;
    const { applies, fromYear } = terms;
    change.mutate(
      () =>
        county.post(`/units/${of.unit.id}/standards`, {
          standard,
          fromYear: Number(fromYear),
          applies,
          reason,
          version: of.unit.version,
        }),
      {
        onSuccess: () => {
          toast(t("standard_saved", { what: nameOf(standard) }));
          dialog?.saved();
          startAnew();
        },
        onError: (error) => setWrong(fieldSentences(error)),
      },
    );
  };
  return { change, wrong, save };
}
