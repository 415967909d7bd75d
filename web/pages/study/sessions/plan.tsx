import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { scheduledMinutes } from "../../../../worker/study/sessions/rules.ts";
import { Audience, SessionKind } from "../../../../worker/study/sessions/shape.ts";
import { countyCode } from "../../../api.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { useSession } from "../../../shell/study/sessions.ts";
import { unitOptions, useUnits } from "../../../shell/unit-options.ts";
import { hours } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { sessions } from "../../../text/study/sessions.zh.ts";
import { meetings } from "../../../text/study/sessions-kinds.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { DateInput, Select, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { useCountedDays } from "./counted-days.ts";
import { type Plan, type Planned, usePlan } from "./plan-form.ts";
import { SeriesFields, usualEnd } from "./series.tsx";
import css from "./sessions.module.css";

export function PlanSession() {
  return (
    <Allowed any={["session.plan"]}>
      <PlanForm />
    </Allowed>
  );
}

export function EditSession() {
  const params = useParams<{ id: string }>();
  const detail = useSession(() => params.id ?? "");
  return (
    <Allowed any={["session.plan"]}>
      <Show when={detail.data} fallback={<Skeleton />}>
        {(found) => <PlanForm detail={found()} refetch={() => detail.refetch()} />}
      </Show>
    </Allowed>
  );
}

function PlanForm(props: Planned) {
  const t = useText(sessions);
  const plan = usePlan(props);
  return (
    <>
      <PageHead
        title={props.detail ? t("edit_title") : t("plan_title")}
        sub={props.detail ? props.detail.session.title : t("plan_sub")}
        back={{
          href: `/c/${countyCode()}/sessions${props.detail ? `/${props.detail.session.id}` : ""}`,
          label: props.detail ? props.detail.session.title : t("back"),
        }}
      />
      <Form onSubmit={plan.submit} label={props.detail ? t("edit_title") : t("plan_title")}>
        <ErrorSummary errors={plan.errors()} />
        <Show when={plan.isRestored()}>
          <Notice>
            {t("restored")}{" "}
            <Button kind="quiet" size="small" onClick={plan.startAnew}>
              {t("start_anew")}
            </Button>
          </Notice>
        </Show>
        <Show when={plan.isFixed()}>
          <Notice>{t("fixed")}</Notice>
        </Show>
        <Subject plan={plan} />
        <Times plan={plan} />
        <Circumstances plan={plan} />
        <FormActions>
          <Button type="submit" kind="primary" size="tall" busy={plan.isSaving()}>
            {plan.isSaving() ? t("saving") : props.detail ? t("save_edit") : t("save")}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

/** What it is and for whom. */
function Subject(props: { plan: Plan }) {
  const t = useText(sessions);
  const m = useText(meetings);
  const choices = useUnitChoices(() => props.plan.detail()?.session.unitId);
  /** Most meetings are called by their kind: the title follows it until somebody types another. */
  const nameByKind = (kind: string) => {
    const { form, setForm } = props.plan;
    if (!form.title.trim() || form.title === m(form.kind as SessionKind))
      setForm("title", m(kind as SessionKind));
    setForm("kind", kind);
  };
  return (
    <>
      <Select
        label={t("unit_label")}
        name="unitId"
        value={props.plan.form.unitId}
        onChange={(value) => props.plan.setForm("unitId", value)}
        options={choices()}
        placeholder={t("choose")}
        error={props.plan.at("unitId")}
        disabled={!!props.plan.detail()}
      />
      <Select
        label={t("kind_label")}
        name="kind"
        value={props.plan.form.kind}
        onChange={nameByKind}
        options={SessionKind.options.map((value) => ({ value, label: m(value) }))}
        error={props.plan.at("kind")}
        disabled={props.plan.isFixed()}
      />
      <Select
        label={t("audience_label")}
        help={t("audience_help")}
        name="audience"
        value={props.plan.form.audience}
        onChange={(value) => props.plan.setForm("audience", value)}
        options={Audience.options.map((value) => ({ value, label: m(value) }))}
        error={props.plan.at("audience")}
        disabled={props.plan.isFixed()}
      />
      <TextField
        label={t("title_label")}
        help={t("title_help")}
        name="title"
        value={props.plan.form.title}
        onInput={(value) => props.plan.setForm("title", value)}
        maxlength={120}
        error={props.plan.at("title")}
        wide
      />
    </>
  );
}

/** Units that one may plan for, and the one of a session that stands. */
function useUnitChoices(standing: () => string | undefined) {
  const units = useUnits();
  return () => {
    const open = (units.data?.units ?? []).filter(
      (unit) => !unit.isDissolved && (unit.can.includes("session.plan") || unit.id === standing()),
    );
    return unitOptions(open, Math.min(...open.map(({ depth }) => depth)));
  };
}

/** When it is, how long that counts, and how it is repeated. */
function Times(props: { plan: Plan }) {
  const t = useText(sessions);
  const counted = useCountedDays();
  const length = () => {
    const days = counted();
    const { startsAt, endsAt } = props.plan.form;
    return days && startsAt && endsAt > startsAt
      ? { minutes: scheduledMinutes(startsAt, endsAt, days), days }
      : undefined;
  };
  return (
    <>
      <div class={css.times}>
        <DateInput
          label={t("day_label")}
          name="heldOn"
          value={props.plan.form.heldOn}
          onInput={(value) => props.plan.setForm("heldOn", value)}
          error={props.plan.at("heldOn")}
          disabled={props.plan.isFixed()}
        />
        <DateInput
          kind="time"
          label={t("starts_label")}
          name="startsAt"
          value={props.plan.form.startsAt}
          onInput={(value) => props.plan.setForm("startsAt", value)}
          error={props.plan.at("startsAt")}
          disabled={props.plan.isFixed()}
        />
        <DateInput
          kind="time"
          label={t("ends_label")}
          name="endsAt"
          value={props.plan.form.endsAt}
          onInput={(value) => props.plan.setForm("endsAt", value)}
          error={props.plan.at("endsAt")}
          disabled={props.plan.isFixed()}
        />
      </div>
      <Show when={length()}>
        {(found) => (
          <p class={css.length}>
            {t("length", {
              n: hours(found().minutes),
              half: hours(found().days.halfDayMinutes),
              whole: hours(found().days.wholeDayMinutes),
            })}
          </p>
        )}
      </Show>
      <Show when={!props.plan.detail()}>
        <SeriesFields
          first={props.plan.form.heldOn}
          values={props.plan.form}
          onChange={(field, value) => {
            props.plan.setForm(field, value);
            if (field === "every" && value && !props.plan.form.until)
              props.plan.setForm("until", usualEnd(props.plan.form.heldOn));
          }}
          error={props.plan.at("repeat.until")}
        />
      </Show>
    </>
  );
}

function Circumstances(props: { plan: Plan }) {
  const t = useText(sessions);
  return (
    <>
      <TextField
        label={t("place_label")}
        name="place"
        optional
        value={props.plan.form.place}
        onInput={(value) => props.plan.setForm("place", value)}
        maxlength={120}
        error={props.plan.at("place")}
      />
      <TextField
        label={t("speaker_label")}
        name="speaker"
        optional
        value={props.plan.form.speaker}
        onInput={(value) => props.plan.setForm("speaker", value)}
        maxlength={120}
        error={props.plan.at("speaker")}
      />
    </>
  );
}
