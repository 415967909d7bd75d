import { createSignal } from "solid-js";
import { county, newIdempotencyKey } from "../../../api.ts";
import { useQuery } from "../../../query/index.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences } from "../../../text/refusal-sentences.ts";
import { registering } from "../../../text/study/registers-entry.zh.ts";
import { meetings } from "../../../text/study/sessions-kinds.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { Select, TextArea, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { type PartProps, useAct } from "./acting.ts";

const statuses = ["present", "late", "left_early", "leave", "official", "unexcused"] as const;

/** Who came later, with which mark and why: a correction like every other. */
export function AddDialog(props: PartProps & { onClose: () => void }) {
  const t = useText(registering);
  const m = useText(meetings);
  const { act, error } = useAct(props);
  const [find, setFind] = createSignal("");
  const [person, setPerson] = createSignal("");
  const [status, setStatus] = createSignal("");
  const [reason, setReason] = createSignal("");
  const key = newIdempotencyKey();
  const choices = useChoices(props, find);
  const at = (field: string) => (act.isError ? fieldSentences(act.error)[field] : undefined);
  const save = () =>
    act.mutate(async () => {
      const body = { personId: person(), status: status(), reason: reason().trim(), version: 0 };
      const path = `/sessions/${props.detail.session.id}/corrections` as const;
      const answer = await county.post(path, body, { idempotencyKey: key });
      props.onClose();
      return answer.effective ? t("added_to_roll") : t("proposed");
    });
  return (
    <Dialog
      open
      title={t("add_to_roll")}
      onClose={props.onClose}
      actions={
        <>
          <DialogCancel>{t("cancel")}</DialogCancel>
          <Button kind="primary" busy={act.isPending} onClick={save}>
            {t("save")}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={error()} />
      <TextField label={t("find_name")} name="q" optional value={find()} onInput={setFind} maxlength={60} />
      <Select
        label={t("person")}
        name="personId"
        value={person()}
        onChange={setPerson}
        error={at("personId")}
        placeholder={t("choose")}
        options={choices()}
      />
      <Select
        label={t("add_status")}
        name="status"
        value={status()}
        onChange={setStatus}
        error={at("status")}
        placeholder={t("choose")}
        options={statuses.map((value) => ({ value, label: m(value) }))}
      />
      <TextArea
        label={t("reason")}
        help={t("reason_help")}
        name="reason"
        value={reason()}
        onInput={setReason}
        error={at("reason")}
        maxlength={200}
        rows={3}
      />
    </Dialog>
  );
}

/** People of the unit who are found by their name and are not on the roll yet. */
function useChoices(props: PartProps, find: () => string) {
  const unit = () => props.detail.session.unitId;
  const people = useQuery(() => ({
    queryKey: ["people", "list", { unit: unit(), q: find().trim() }],
    queryFn: () => county.get(`/people?unit=${unit()}&q=${encodeURIComponent(find().trim())}`),
  }));
  const onRoll = () => new Set(props.detail.roll.filter((row) => row.member).map((row) => row.personId));
  return () =>
    (people.data?.people ?? [])
      .filter(({ id }) => !onRoll().has(id))
      .map(({ id, name, branchName }) => ({
        value: id,
        label: branchName ? `${name} · ${branchName}` : name,
      }));
}
