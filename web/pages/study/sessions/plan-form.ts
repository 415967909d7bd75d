import { useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal } from "solid-js";
import { ApiRefusal, county, countyCode, newIdempotencyKey } from "../../../api.ts";
import { useMutation, useQueryClient } from "../../../query/index.ts";
import { useKeptForm } from "../../../shell/kept-form.ts";
import { useMe } from "../../../shell/me.ts";
import type { SessionDetail } from "../../../shell/study/sessions.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, sentenceOf } from "../../../text/refusal-sentences.ts";
import { sessions } from "../../../text/study/sessions.zh.ts";
import type { FormError } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { bodyOf, emptyFor, valuesOf, wrongIn } from "./plan-values.ts";

export type Planned = { detail?: SessionDetail; refetch?: () => Promise<unknown> };
export type Plan = ReturnType<typeof usePlan>;

/** A session that is planned or edited: its form, what is wrong with it, and saving it. */
export function usePlan(of: Planned) {
  const t = useText(sessions);
  const filled = useFilledForm(of);
  const { form } = filled;
  const isFixed = () => of.detail?.session.state === "open";
  const save = useSaving(of, filled, isFixed);
  const [missing, setMissing] = createSignal<Record<string, string>>({});
  const submit = () => {
    if (save.isPending) return;
    const wrong = wrongIn(form);
    setMissing(wrong);
    if (Object.keys(wrong).length === 0) save.mutate();
  };
  const errors = (): FormError[] => {
    const fields = Object.entries({ ...fieldSentences(save.error), ...missing() });
    if (fields.length) return fields.map(([name, sentence]) => ({ name, sentence }));
    if (!save.isError) return [];
    const stale = save.error instanceof ApiRefusal && save.error.code === "stale_version";
    return [{ sentence: stale ? t("e_stale") : sentenceOf(save.error) }];
  };
  return {
    ...filled,
    detail: () => of.detail,
    isFixed,
    isSaving: () => save.isPending,
    submit,
    errors,
    at: (field: string) => missing()[field] ?? fieldSentences(save.error)[field],
  };
}

function useFilledForm(of: Planned) {
  const me = useMe();
  const [search] = useSearchParams<{ unit?: string; day?: string }>();
  const own = () =>
    me().roles.find((held) => held.role === "secretary" || held.role === "recorder")?.unitId ?? "";
  const startOf = () => (of.detail ? valuesOf(of.detail.session) : emptyFor(own(), me().today));
  const kept = useKeptForm(
    // Of the version that was seen: what was typed over an older one would undo what others changed since.
    `plan.${countyCode()}.${me().account.id}.${of.detail ? `${of.detail.session.id}.${of.detail.session.version}` : "new"}`,
    startOf,
    of.detail
      ? {}
      : { ...(search.unit ? { unitId: search.unit } : {}), ...(search.day ? { heldOn: search.day } : {}) },
  );
  const [isRestored, setRestored] = createSignal(kept.isRestored);
  const startAnew = () => {
    kept.set(startOf());
    setRestored(false);
  };
  return { form: kept.form, setForm: kept.set, forget: kept.forget, isRestored, startAnew };
}

function useSaving(
  of: Planned,
  { form, setForm, forget }: ReturnType<typeof useFilledForm>,
  isFixed: () => boolean,
) {
  const t = useText(sessions);
  const go = useNavigate();
  const client = useQueryClient();
  const [version, setVersion] = createSignal(of.detail?.session.version ?? 0);
  const key = newIdempotencyKey();
  return useMutation(() => ({
    mutationFn: async () => {
      const { unitId, repeat, ...body } = bodyOf(
        form,
        isFixed() ? (of.detail?.session.minutes ?? null) : null,
      );
      if (!of.detail) return county.post("/sessions", { unitId, ...body, repeat }, { idempotencyKey: key });
      await county.put(`/sessions/${of.detail.session.id}`, { ...body, version: version() });
      return { id: of.detail.session.id };
    },
    onSuccess: async ({ id }) => {
      forget();
      const isSeries = form.every !== "";
      toast(of.detail ? t("edited") : t("saved", { title: form.title.trim() }));
      await client.invalidateQueries({ queryKey: ["sessions"] });
      go(`/c/${countyCode()}/sessions${isSeries ? "" : `/${id}`}`);
    },
    onError: async (error) => {
      if (!(error instanceof ApiRefusal) || error.code !== "stale_version" || !of.detail) return;
      await of.refetch?.();
      setForm(valuesOf(of.detail.session));
      setVersion(of.detail.session.version);
    },
  }));
}
