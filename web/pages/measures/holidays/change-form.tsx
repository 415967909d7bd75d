import { createSignal } from "solid-js";
import { day } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { holidays as words } from "../../../text/measures/holidays.zh.ts";
import { fieldSentences, formErrors } from "../../../text/refusal-sentences.ts";
import { reasons } from "../../../text/refusals.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Select, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/Toast.tsx";
import css from "./holidays.module.css";
import { type DayKind, useChangeDays } from "./holidays.ts";

/** Days that the county takes off or works otherwise than the notice. */
export function ChangeForm(props: { first: string }) {
  const t = useText(words);
  const say = useText(reasons);
  const change = useChangeDays();
  const [first, setFirst] = createSignal(props.first);
  /** Follows the first day until somebody sets it. */
  const [last, setLast] = createSignal<string>();
  const [kind, setKind] = createSignal<DayKind>("off");
  const [reason, setReason] = createSignal("");
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const errors = () => formErrors(wrong(), change.error);
  const send = () => {
    if (change.isPending) return;
    setWrong(reason().trim() ? {} : { reason: say("required") });
    if (!reason().trim()) return;
    const input = { first: first(), last: last() ?? first(), kind: kind(), reason: reason().trim() };
    change.mutate(input, {
      onSuccess: () => {
        toast(t("added", { days: day(input.first), kind: t(input.kind) }));
        setReason("");
        setLast(undefined);
      },
      onError: (error) => setWrong(fieldSentences(error)),
    });
  };
  return (
    <Form onSubmit={send} label={t("add")}>
      <ErrorSummary errors={errors()} />
      <div class={css.pair}>
        <TextField
          type="date"
          name="first"
          label={t("first")}
          value={first()}
          onInput={setFirst}
          error={wrong().first}
        />
        <TextField
          type="date"
          name="last"
          label={t("last")}
          help={t("last_help")}
          value={last() ?? first()}
          onInput={setLast}
          error={wrong().last}
        />
      </div>
      <Select
        name="kind"
        label={t("kind")}
        value={kind()}
        onChange={(value) => setKind(value as DayKind)}
        options={(["off", "working"] as const).map((value) => ({ value, label: t(value) }))}
        error={wrong().kind}
      />
      <TextField
        name="reason"
        label={t("reason")}
        help={t("reason_help")}
        maxlength={120}
        value={reason()}
        onInput={setReason}
        error={wrong().reason}
      />
      <FormActions>
        <Button type="submit" kind="primary" busy={change.isPending}>
          {t("send")}
        </Button>
      </FormActions>
    </Form>
  );
}
