import Vote from "lucide-solid/icons/vote";
import { createSignal, For, onCleanup, Show } from "solid-js";
import { BALLOT_MARKS } from "../../../../db/vocabulary.ts";
import type { Ballots } from "../../../../worker/rating/ballots/shape.ts";
import { ApiRefusal, county } from "../../../api.ts";
import { useMutation } from "../../../query/index.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { isComposing } from "../../../ui/composing.ts";
import { fieldId, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, type FormError } from "../../../ui/Form.tsx";
import { EmptyState, Notice } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import { toast } from "../../../ui/Toast.tsx";
import css from "./assessments.module.css";

import { type Counts, faultsOf, isCount, type Kind, useCounts } from "./ballot-counts.ts";

type SheetProps = { data: Ballots; year: string; onSaved: () => Promise<unknown> };

/** Each member's counts, checked against each other while they are typed. */
export function Sheet(props: SheetProps) {
  const t = useText(words);
  const counted = useCounts(() => props.data);
  const { ids, overwrites } = counted;
  const [tried, setTried] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const { save, errors, submit } = useSaving(props, counted, { tried, setTried, reason, setReason });
  const columns = columnsOf(counted, tried);
  return (
    <Show
      when={ids().length}
      fallback={
        <EmptyState icon={Vote} title={t("b_none")}>
          {t("b_none_help")}
        </EmptyState>
      }
    >
      <ErrorSummary
        errors={
          tried() && errors().length ? errors() : save.isError ? [{ sentence: sentenceOf(save.error) }] : []
        }
      />
      <Notices {...props} differs={counted.differs()} />
      <Table<string>
        caption={t("b_title", { branch: props.data.branch.name, year: props.year })}
        captionHidden
        rows={ids()}
        columns={columns}
        foot={<Sums counted={counted} />}
      />
      <Show when={overwrites()}>
        <TextField
          label={t("b_reason")}
          help={t("b_reason_help")}
          name="reason"
          value={reason()}
          onInput={setReason}
          error={tried() && !reason().trim() ? t("b_reason_missing") : undefined}
          maxlength={200}
        />
      </Show>
      <Show when={props.data.can.includes("ballot.record")}>
        <div class={css.bar}>
          <Button kind="primary" size="tall" busy={save.isPending} onClick={submit}>
            {t("b_save")}
          </Button>
        </div>
      </Show>
    </Show>
  );
}

function Notices(props: { data: Ballots; year: string; differs: number }) {
  const t = useText(words);
  return (
    <>
      <Show when={props.data.ratedUntil !== null}>
        <Notice kind="short">{t("b_rated", { year: props.year })}</Notice>
      </Show>
      <Show when={props.differs > 0}>
        <Notice kind="short">{t("b_differs_notice", { n: props.differs })}</Notice>
      </Show>
    </>
  );
}

function Sums(props: { counted: Counts }) {
  const t = useText(words);
  return (
    <tr class={css.foot}>
      <th scope="row">{t("b_sum", { n: props.counted.ids().filter(props.counted.isWhole).length })}</th>
      <For each={BALLOT_MARKS}>{(kind) => <td>{props.counted.sumOf(kind)}</td>}</For>
      <td>{props.counted.ids().reduce((sum, id) => sum + props.counted.total(id), 0)}</td>
      <td />
    </tr>
  );
}

function useSaving(
  props: SheetProps,
  counted: Counts,
  form: {
    tried: () => boolean;
    setTried: (tried: boolean) => void;
    reason: () => string;
    setReason: (reason: string) => void;
  },
) {
  const t = useText(words);
  const { changed, overwrites, row, counts } = counted;
  const reason = () => form.reason().trim();
  const errors = (): FormError[] => [
    ...(overwrites() && !reason() ? [{ name: "reason", sentence: t("b_reason_missing") }] : []),
    ...changed().flatMap((id) => faultsOf(counted, id, props.data.voters)),
  ];
  const save = useMutation(() => ({
    mutationFn: (people: string[]) =>
      county.put(`/ballots/${props.year}`, {
        branchId: props.data.branch.id,
        ...(overwrites() ? { reason: reason() } : {}),
        rows: people.map((personId) => ({
          personId,
          version: row(personId).version,
          ...Object.fromEntries(BALLOT_MARKS.map((kind) => [kind, Number(counts(personId)[kind])])),
        })),
      }),
    // Somebody else's counts come in beside what was typed, which stays.
    onError: (error) => {
      if (error instanceof ApiRefusal && error.code === "stale_version") void props.onSaved();
    },
    onSuccess: async (_answer, people) => {
      await props.onSaved();
      counted.forget();
      form.setReason("");
      form.setTried(false);
      toast(t("b_done", { n: people.length }));
    },
  }));
  const submit = () => {
    if (save.isPending) return;
    form.setTried(true);
    if (!changed().length) return toast(t("b_nothing"));
    if (!errors().length) save.mutate(changed());
  };
  const warn = (event: BeforeUnloadEvent) => {
    if (changed().length) event.preventDefault();
  };
  addEventListener("beforeunload", warn);
  onCleanup(() => removeEventListener("beforeunload", warn));
  return { save, errors, submit };
}

function columnsOf(counted: Counts, tried: () => boolean): Column<string>[] {
  const t = useText(words);
  const { row, filled, total, usual } = counted;
  const column = (kind: Kind): Column<string> => ({
    key: kind,
    get head() {
      return t(`b_${kind}`);
    },
    kind: "figure",
    cell: (id) => <Cell id={id} kind={kind} counted={counted} tried={tried()} />,
  });
  return [
    {
      key: "name",
      get head() {
        return t("b_member");
      },
      cell: (id) => row(id).name,
    },
    ...BALLOT_MARKS.map(column),
    {
      key: "total",
      get head() {
        return t("b_total");
      },
      kind: "figure",
      cell: (id) => <b>{filled(id) ? total(id) : ""}</b>,
    },
    {
      key: "state",
      get head() {
        return t("b_state");
      },
      kind: "tight",
      cell: (id) => <Check filled={filled(id)} total={total(id)} usual={usual()} />,
    },
  ];
}

function Cell(props: { id: string; kind: Kind; counted: Counts; tried: boolean }) {
  const t = useText(words);
  const text = () => props.counted.counts(props.id)[props.kind];
  const isWrong = () =>
    text() === "" ? props.tried && props.counted.filled(props.id) > 0 : !isCount(text());
  return (
    <input
      class={css.cell}
      id={fieldId(`${props.id}.${props.kind}`)}
      inputmode="numeric"
      autocomplete="off"
      data-column={props.kind}
      aria-label={t("b_cell", { name: props.counted.row(props.id).name, grade: t(`b_${props.kind}`) })}
      aria-invalid={isWrong() ? "true" : undefined}
      value={text()}
      onInput={(event) => props.counted.type(props.id, props.kind, event.currentTarget.value.trim())}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={goDown}
    />
  );
}

function Check(props: { filled: number; total: number; usual: number | undefined }) {
  const t = useText(words);
  return (
    <Show when={props.filled > 0} fallback={<StatusText kind="none">{t("b_blank")}</StatusText>}>
      <Show
        when={props.filled === BALLOT_MARKS.length}
        fallback={<StatusText kind="short">{t("b_partly")}</StatusText>}
      >
        <Show
          when={props.total === props.usual}
          fallback={<StatusText kind="short">{t("b_differs", { n: props.usual ?? 0 })}</StatusText>}
        >
          <StatusText kind="ok">{t("b_ok")}</StatusText>
        </Show>
      </Show>
    </Show>
  );
}

/** Enter and the arrows go down and up within the column, as in a spreadsheet. */
function goDown(event: KeyboardEvent & { currentTarget: HTMLInputElement }) {
  if (isComposing(event)) return;
  const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" || event.key === "Enter" ? 1 : 0;
  if (!step) return;
  event.preventDefault();
  const field = event.currentTarget;
  const same = [...document.querySelectorAll<HTMLInputElement>(`[data-column=${field.dataset.column}]`)];
  same[same.indexOf(field) + step]?.focus();
}
