import { createSignal, For, Show } from "solid-js";
import { county } from "../../../api.ts";
import { useMe } from "../../../shell/me.ts";
import css from "../../../shell/organization/organization.module.css";
import {
  type QuotaTerms,
  type UnitRow,
  useQuotaTerms,
  useUnitChange,
} from "../../../shell/organization/units.ts";
import { fullMoment, listed } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { organizing } from "../../../text/organization/units.zh.ts";
import { fieldSentences, formErrors } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { useDialog } from "../../../ui/Dialog.tsx";
import { Checkbox, Select, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form } from "../../../ui/Form.tsx";
import { Skeleton } from "../../../ui/Page.tsx";
import { toast } from "../../../ui/Toast.tsx";

/** How the unit's seats for "excellent" are counted, from which year; what was recorded stays to be read. */
export function QuotaTermsForm(props: { unit: UnitRow }) {
  const t = useText(organizing);
  const recorded = useQuotaTerms(props.unit.id);
  return (
    <section class={css.terms}>
      <h3>{t("quota")}</h3>
      <p class="soft">{t("quota_help")}</p>
      <Show when={recorded.data?.terms} fallback={<Skeleton lines={3} />}>
        {(terms) => (
          <>
            <Terms unit={props.unit} latest={terms()[0]} />
            <Show when={terms().length > 0}>
              <h4>{t("quota_history")}</h4>
              <ul class="soft">
                <For each={terms()}>{(one) => <li>{sentence(t, one)}</li>}</For>
              </ul>
            </Show>
          </>
        )}
      </Show>
    </section>
  );
}

function sentence(t: ReturnType<typeof useText<typeof organizing.zh>>, one: QuotaTerms): string {
  const what = [
    ...(one.optsIntoPool ? [t("quota_pooled")] : []),
    ...(one.approvedShare ? [t("quota_share", { document: one.document ?? "" })] : []),
  ];
  return t("quota_line", {
    year: one.fromYear,
    what: listed(what) || t("quota_plain"),
    on: fullMoment(one.createdAt),
  });
}

function Terms(props: { unit: UnitRow; latest: QuotaTerms | undefined }) {
  const t = useText(organizing);
  const me = useMe();
  const change = useUnitChange();
  const dialog = useDialog();
  const year = Number(me().today.slice(0, 4));
  const [fromYear, setFromYear] = createSignal(String(year));
  const [pool, setPool] = createSignal(props.latest?.optsIntoPool ?? false);
  const [approved, setApproved] = createSignal(props.latest?.approvedShare ?? false);
  const [document, setDocument] = createSignal(props.latest?.document ?? "");
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const isOrgan = () => props.unit.organId === props.unit.id;
  const save = () => {
    if (change.isPending) return;
    const missing = approved() && !document().trim();
    setWrong(missing ? { document: t("quota_document_needed") } : {});
    if (missing) return;
    change.mutate(
      () =>
        county.post(`/units/${props.unit.id}/quota-terms`, {
          fromYear: Number(fromYear()),
          optsIntoPool: pool(),
          approvedShare: approved(),
          document: approved() ? document().trim() || null : null,
          version: props.unit.version,
        }),
      {
        onSuccess: () => {
          toast(t("quota_saved"));
          dialog?.saved();
        },
        onError: (error) => setWrong(fieldSentences(error)),
      },
    );
  };
  const errors = () => formErrors(wrong(), change.error);
  return (
    <Form onSubmit={save} label={t("quota")}>
      <ErrorSummary errors={errors()} />
      <Select
        label={t("quota_from")}
        name="fromYear"
        error={wrong().fromYear}
        value={fromYear()}
        onChange={setFromYear}
        options={[year - 1, year, year + 1].map((one) => ({ value: String(one), label: String(one) }))}
      />
      <Checkbox label={t("quota_pool")} name="optsIntoPool" checked={pool()} onChange={setPool} />
      <Show when={isOrgan()}>
        <Checkbox
          label={t("quota_approved")}
          name="approvedShare"
          checked={approved()}
          onChange={setApproved}
        />
        <Show when={approved()}>
          <TextField
            label={t("quota_document")}
            name="document"
            error={wrong().document}
            maxlength={60}
            value={document()}
            onInput={setDocument}
          />
        </Show>
      </Show>
      <div class={css.end}>
        <Button type="submit" busy={change.isPending}>
          {t("quota_save")}
        </Button>
      </div>
    </Form>
  );
}
