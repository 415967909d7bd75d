import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { scheduledMinutes } from "../../../../worker/study/sessions/rules.ts";
import { Audience, SessionKind } from "../../../../worker/study/sessions/shape.ts";
import { ApiRefusal, county, countyCode, newIdempotencyKey } from "../../../api.ts";
import { useMutation, useQueryClient } from "../../../query/index.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { useKeptForm } from "../../../shell/kept-form.ts";
import { useMe } from "../../../shell/me.ts";
import { type SessionDetail, useSession } from "../../../shell/study/sessions.ts";
import { unitOptions, useUnits } from "../../../shell/units.ts";
import { hours } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, sentenceOf } from "../../../text/refusal-sentences.ts";
import { meetings } from "../../../text/study/meetings.zh.ts";
import { sessions } from "../../../text/study/sessions.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { DateInput, Select, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions, type FormError } from "../../../ui/Form.tsx";
import { Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { useCountedDays } from "./counted-days.ts";
import { bodyOf, emptyFor, valuesOf, wrongIn } from "./plan-values.ts";
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

function PlanForm(props: { detail?: SessionDetail; refetch?: () => Promise<unknown> }) {
  const t = useText(sessions);
  const m = useText(meetings);
  const me = useMe();
  const go = useNavigate();
  const client = useQueryClient();
  const units = useUnits();
  const [search] = useSearchParams<{ unit?: string; day?: string }>();
  const own = () =>
    me().roles.find((held) => held.role === "secretary" || held.role === "recorder")?.unitId ?? "";
  const startOf = () => (props.detail ? valuesOf(props.detail.session) : emptyFor(own(), me().today));
  const kept = useKeptForm(
    // Of the version that was seen: what was typed over an older one would undo what others changed since.
    `plan.${countyCode()}.${me().account.id}.${props.detail ? `${props.detail.session.id}.${props.detail.session.version}` : "new"}`,
    startOf,
    props.detail
      ? {}
      : { ...(search.unit ? { unitId: search.unit } : {}), ...(search.day ? { heldOn: search.day } : {}) },
  );
  const { form, set: setForm } = kept;
  const [restored, setRestored] = createSignal(kept.isRestored);
  const startAnew = () => {
    setForm(startOf());
    setRestored(false);
  };
  const [missing, setMissing] = createSignal<Record<string, string>>({});
  const [version, setVersion] = createSignal(props.detail?.session.version ?? 0);
  const key = newIdempotencyKey();
  /** Most meetings are called by their kind: the title follows it until somebody types another. */
  const nameByKind = (kind: string) => {
    if (!form.title.trim() || form.title === m(form.kind as SessionKind))
      setForm("title", m(kind as SessionKind));
    setForm("kind", kind);
  };
  const fixed = () => props.detail?.session.state === "open";
  /** Units that one may plan for, and the one of a session that stands. */
  const choices = () => {
    const open = (units.data?.units ?? []).filter(
      (unit) =>
        !unit.isDissolved && (unit.can.includes("session.plan") || unit.id === props.detail?.session.unitId),
    );
    return unitOptions(open, Math.min(...open.map(({ depth }) => depth)));
  };
  const counted = useCountedDays();
  const length = () => {
    const days = counted();
    return days && form.startsAt && form.endsAt > form.startsAt
      ? { minutes: scheduledMinutes(form.startsAt, form.endsAt, days), days }
      : undefined;
  };

  const save = useMutation(() => ({
    mutationFn: async () => {
      const { unitId, repeat, ...body } = bodyOf(
        form,
        fixed() ? (props.detail?.session.minutes ?? null) : null,
      );
      if (!props.detail)
        return county.post("/sessions", { unitId, ...body, repeat }, { idempotencyKey: key });
      await county.put(`/sessions/${props.detail.session.id}`, { ...body, version: version() });
      return { id: props.detail.session.id };
    },
    onSuccess: async ({ id }) => {
      kept.forget();
      const isSeries = form.every !== "";
      toast(props.detail ? t("edited") : t("saved", { title: form.title.trim() }));
      await client.invalidateQueries({ queryKey: ["sessions"] });
      go(`/c/${countyCode()}/sessions${isSeries ? "" : `/${id}`}`);
    },
    onError: async (error) => {
      if (!(error instanceof ApiRefusal) || error.code !== "stale_version" || !props.detail) return;
      await props.refetch?.();
      setForm(valuesOf(props.detail.session));
      setVersion(props.detail.session.version);
    },
  }));
  const submit = () => {
    if (save.isPending) return;
    const wrong = wrongIn(form);
    setMissing(wrong);
    if (Object.keys(wrong).length === 0) save.mutate();
  };
  const at = (field: string) => missing()[field] ?? fieldSentences(save.error)[field];
  const errors = (): FormError[] => {
    const fields = Object.entries({ ...fieldSentences(save.error), ...missing() });
    if (fields.length) return fields.map(([name, sentence]) => ({ name, sentence }));
    if (!save.isError) return [];
    const stale = save.error instanceof ApiRefusal && save.error.code === "stale_version";
    return [{ sentence: stale ? t("e_stale") : sentenceOf(save.error) }];
  };
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
      <Form onSubmit={submit} label={props.detail ? t("edit_title") : t("plan_title")}>
        <ErrorSummary errors={errors()} />
        <Show when={restored()}>
          <Notice>
            {t("restored")}{" "}
            <Button kind="quiet" size="small" onClick={startAnew}>
              {t("start_anew")}
            </Button>
          </Notice>
        </Show>
        <Show when={fixed()}>
          <Notice>{t("fixed")}</Notice>
        </Show>
        <Select
          label={t("unit_label")}
          name="unitId"
          value={form.unitId}
          onChange={(value) => setForm("unitId", value)}
          options={choices()}
          placeholder={t("choose")}
          error={at("unitId")}
          disabled={!!props.detail}
        />
        <Select
          label={t("kind_label")}
          name="kind"
          value={form.kind}
          onChange={nameByKind}
          options={SessionKind.options.map((value) => ({ value, label: m(value) }))}
          error={at("kind")}
          disabled={fixed()}
        />
        <Select
          label={t("audience_label")}
          help={t("audience_help")}
          name="audience"
          value={form.audience}
          onChange={(value) => setForm("audience", value)}
          options={Audience.options.map((value) => ({ value, label: m(value) }))}
          error={at("audience")}
          disabled={fixed()}
        />
        <TextField
          label={t("title_label")}
          help={t("title_help")}
          name="title"
          value={form.title}
          onInput={(value) => setForm("title", value)}
          maxlength={120}
          error={at("title")}
          wide
        />
        <div class={css.times}>
          <DateInput
            label={t("day_label")}
            name="heldOn"
            value={form.heldOn}
            onInput={(value) => setForm("heldOn", value)}
            error={at("heldOn")}
            disabled={fixed()}
          />
          <DateInput
            kind="time"
            label={t("starts_label")}
            name="startsAt"
            value={form.startsAt}
            onInput={(value) => setForm("startsAt", value)}
            error={at("startsAt")}
            disabled={fixed()}
          />
          <DateInput
            kind="time"
            label={t("ends_label")}
            name="endsAt"
            value={form.endsAt}
            onInput={(value) => setForm("endsAt", value)}
            error={at("endsAt")}
            disabled={fixed()}
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
        <Show when={!props.detail}>
          <SeriesFields
            first={form.heldOn}
            values={form}
            onChange={(field, value) => {
              setForm(field, value);
              if (field === "every" && value && !form.until) setForm("until", usualEnd(form.heldOn));
            }}
            error={at("repeat.until")}
          />
        </Show>
        <TextField
          label={t("place_label")}
          name="place"
          optional
          value={form.place}
          onInput={(value) => setForm("place", value)}
          maxlength={120}
          error={at("place")}
        />
        <TextField
          label={t("speaker_label")}
          name="speaker"
          optional
          value={form.speaker}
          onInput={(value) => setForm("speaker", value)}
          maxlength={120}
          error={at("speaker")}
        />
        <FormActions>
          <Button type="submit" kind="primary" size="tall" busy={save.isPending}>
            {save.isPending ? t("saving") : props.detail ? t("save_edit") : t("save")}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
