import { createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import { county } from "../../../api.ts";
import { useCan, useMe } from "../../../shell/me.ts";
import { unitOptions, useUnits } from "../../../shell/unit-options.ts";
import { useText } from "../../../text/index.ts";
import { fieldSentences, formErrors, sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { lectures as words } from "../../../text/study/lectures.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { DateInput, Select, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions, type FormError } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { type Turn, usePeopleOf, useRotaChange } from "./lectures.ts";

type Planned = { unit: string; person: string; on: string; topic: string };

/** Who speaks, on what, and when if that is known. */
export function TurnForm(props: { year: number }) {
  const t = useText(words);
  const me = useMe();
  const can = useCan();
  const units = useUnits();
  const own = me().roles.find(({ role }) => role === "secretary" || role === "recorder")?.unitId ?? "";
  const [turn, set] = createStore<Planned>({
    unit: can("unit.manage") ? "" : own,
    person: "",
    on: "",
    topic: "",
  });
  const people = usePeopleOf(() => turn.unit);
  /** Department heads first: it is they who owe a lesson. */
  const choices = () =>
    [...(people.data?.people ?? [])]
      .sort((a, b) => Number(b.post === "department_head") - Number(a.post === "department_head"))
      .map((row) => ({
        value: row.id,
        label: row.post === "department_head" ? `${row.name}（${t("heads")}）` : row.name,
      }));
  const nameOf = (id: string) => people.data?.people.find((row) => row.id === id)?.name ?? "";
  const { change, wrong, send } = useAdding(props, turn, nameOf, () =>
    set({ person: "", on: "", topic: "" }),
  );
  return (
    <Form onSubmit={send} label={t("add")}>
      <ErrorSummary errors={formErrors(wrong(), change.error)} />
      <Select
        label={t("branch")}
        name="unit"
        placeholder={t("choose_branch")}
        value={turn.unit}
        onChange={(unit) => set({ unit, person: "" })}
        options={unitOptions(units.data?.units)}
      />
      <Select
        label={t("who")}
        name="personId"
        placeholder={t("choose_person")}
        value={turn.person}
        onChange={(person) => set({ person })}
        options={choices()}
        error={wrong().personId}
      />
      <TextField
        label={t("topic")}
        name="topic"
        maxlength={120}
        value={turn.topic}
        onInput={(topic) => set({ topic })}
        error={wrong().topic}
      />
      <DateInput
        label={t("planned")}
        help={t("planned_help")}
        name="plannedOn"
        optional
        min={`${props.year}-01-01`}
        max={`${props.year}-12-31`}
        value={turn.on}
        onInput={(on) => set({ on })}
        error={wrong().plannedOn}
      />
      <FormActions>
        <Button type="submit" kind="primary" busy={change.isPending}>
          {t("send")}
        </Button>
      </FormActions>
    </Form>
  );
}

function useAdding(
  of: { year: number },
  turn: Planned,
  nameOf: (person: string) => string,
  startAnew: () => void,
) {
  const t = useText(words);
  const change = useRotaChange();
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const send = () => {
    if (change.isPending) return;
    const { person: personId, on } = turn;
    const topic = turn.topic.trim();
    setWrong({
      ...(personId ? {} : { personId: t("needed") }),
      ...(topic ? {} : { topic: t("needed") }),
    });
    if (Object.keys(wrong()).length) return;
    const said = { name: nameOf(personId), topic };
    change.mutate(() => county.post("/lectures", { personId, year: of.year, plannedOn: on || null, topic }), {
      onSuccess: () => {
        toast(t("added", said));
        startAnew();
      },
      onError: (error) => setWrong(fieldSentences(error)),
    });
  };
  return { change, wrong, send };
}

/** The lesson that fulfils a turn. */
export function GiveDialog(props: { turn: Turn; onClose: () => void }) {
  const t = useText(words);
  const s = useText(shell);
  const me = useMe();
  const change = useRotaChange();
  const planned = props.turn.plannedOn;
  const [on, setOn] = createSignal(planned && planned < me().today ? planned : me().today);
  const wrong = () => fieldSentences(change.error).doneOn;
  const send = () => {
    if (change.isPending) return;
    const { personId, topic, name } = props.turn;
    change.mutate(() => county.post("/learning", { personId, kind: "lesson", doneOn: on(), title: topic }), {
      onSuccess: () => {
        toast(t("given_done", { name }));
        props.onClose();
      },
    });
  };
  const errors = (): FormError[] => {
    const sentence = wrong();
    if (sentence) return [{ name: "doneOn", sentence }];
    return change.error ? [{ sentence: sentenceOf(change.error) }] : [];
  };
  return (
    <Dialog
      open
      title={t("give_title", { name: props.turn.name })}
      onClose={props.onClose}
      actions={
        <>
          <DialogCancel>{s("cancel")}</DialogCancel>
          <Button kind="primary" busy={change.isPending} onClick={send}>
            {t("give")}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={errors()} />
      <p>{props.turn.topic}</p>
      <DateInput
        label={t("given_on")}
        name="doneOn"
        max={me().today}
        value={on()}
        onInput={setOn}
        error={wrong()}
      />
    </Dialog>
  );
}
