import Vote from "lucide-solid/icons/vote";
import { createMemo, createSignal, For, onCleanup, Show } from "solid-js";
import { BALLOT_MARKS } from "../../../../db/vocabulary.ts";
import type { BallotRow, Ballots } from "../../../../worker/rating/ballots/shape.ts";
import { ApiRefusal, county } from "../../../api.ts";
import { useMutation } from "../../../query/index.ts";
import { useText } from "../../../text/index.ts";
import { rating as words } from "../../../text/rating/assessments.zh.ts";
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

export type { Ballots };

type Kind = (typeof BALLOT_MARKS)[number];
type Typed = Record<Kind, string>;

const asTyped = (row: BallotRow): Typed =>
  Object.fromEntries(BALLOT_MARKS.map((kind) => [kind, row[kind] === null ? "" : `${row[kind]}`])) as Typed;
const isCount = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 10_000;

/** Each member's counts, checked against each other while they are typed. */
export function Sheet(props: { data: Ballots; year: string; onSaved: () => Promise<unknown> }) {
  const t = useText(words);
  const [typed, setTyped] = createSignal<Readonly<Record<string, Typed>>>({});
  const [tried, setTried] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const rowOf = createMemo(() => new Map(props.data.rows.map((row) => [row.personId, row])));
  const ids = createMemo(() => props.data.rows.map(({ personId }) => personId), undefined, {
    equals: (a, b) => a.join() === b.join(),
  });
  const row = (id: string) => rowOf().get(id) as BallotRow;
  const counts = (id: string): Typed => typed()[id] ?? asTyped(row(id));
  const filled = (id: string) => BALLOT_MARKS.filter((kind) => counts(id)[kind] !== "").length;
  const isWhole = (id: string) => BALLOT_MARKS.every((kind) => isCount(counts(id)[kind]));
  const total = (id: string) => BALLOT_MARKS.reduce((sum, kind) => sum + (Number(counts(id)[kind]) || 0), 0);
  /** The number of valid ballots that most rows have: a slip of the pen stands out against it. */
  const usual = createMemo(() => {
    const times = new Map<number, number>();
    for (const id of ids()) if (isWhole(id)) times.set(total(id), (times.get(total(id)) ?? 0) + 1);
    return [...times].sort((a, b) => b[1] - a[1])[0]?.[0];
  });
  const differs = () => ids().filter((id) => isWhole(id) && total(id) !== usual()).length;
  const changed = () =>
    Object.keys(typed()).filter((id) =>
      BALLOT_MARKS.some((kind) => counts(id)[kind] !== asTyped(row(id))[kind]),
    );
  const overwrites = () => changed().some((id) => row(id).version > 0);
  const errors = (): FormError[] => [
    ...(overwrites() && !reason().trim() ? [{ name: "reason", sentence: t("b_reason_missing") }] : []),
    ...changed().flatMap((id) => {
      const name = row(id).name;
      const bad = BALLOT_MARKS.find((kind) => counts(id)[kind] !== "" && !isCount(counts(id)[kind]));
      if (bad) return [{ name: `${id}.${bad}`, sentence: t("b_wrong", { name, grade: t(`b_${bad}`) }) }];
      const blank = BALLOT_MARKS.find((kind) => counts(id)[kind] === "");
      if (blank) return [{ name: `${id}.${blank}`, sentence: t("b_incomplete", { name }) }];
      return total(id) > props.data.voters
        ? [
            {
              name: `${id}.excellent`,
              sentence: t("b_too_many", { name, n: total(id), voters: props.data.voters }),
            },
          ]
        : [];
    }),
  ];
  const save = useMutation(() => ({
    mutationFn: (people: string[]) =>
      county.put(`/ballots/${props.year}`, {
        branchId: props.data.branch.id,
        ...(overwrites() ? { reason: reason().trim() } : {}),
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
      setTyped({});
      setReason("");
      setTried(false);
      toast(t("b_done", { n: people.length }));
    },
  }));
  const submit = () => {
    if (save.isPending) return;
    setTried(true);
    if (!changed().length) return toast(t("b_nothing"));
    if (!errors().length) save.mutate(changed());
  };
  const warn = (event: BeforeUnloadEvent) => {
    if (changed().length) event.preventDefault();
  };
  addEventListener("beforeunload", warn);
  onCleanup(() => removeEventListener("beforeunload", warn));
  const column = (kind: Kind): Column<string> => ({
    key: kind,
    get head() {
      return t(`b_${kind}`);
    },
    kind: "figure",
    cell: (id) => (
      <input
        class={css.cell}
        id={fieldId(`${id}.${kind}`)}
        inputmode="numeric"
        autocomplete="off"
        data-column={kind}
        aria-label={t("b_cell", { name: row(id).name, grade: t(`b_${kind}`) })}
        aria-invalid={
          (counts(id)[kind] !== "" && !isCount(counts(id)[kind])) ||
          (tried() && filled(id) > 0 && counts(id)[kind] === "")
            ? "true"
            : undefined
        }
        value={counts(id)[kind]}
        onInput={(event) =>
          setTyped({ ...typed(), [id]: { ...counts(id), [kind]: event.currentTarget.value.trim() } })
        }
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={goDown}
      />
    ),
  });
  const columns: Column<string>[] = [
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
      <Show when={props.data.ratedUntil !== null}>
        <Notice kind="short">{t("b_rated", { year: props.year })}</Notice>
      </Show>
      <Show when={differs() > 0}>
        <Notice kind="short">{t("b_differs_notice", { n: differs() })}</Notice>
      </Show>
      <Table<string>
        caption={t("b_title", { branch: props.data.branch.name, year: props.year })}
        captionHidden
        rows={ids()}
        columns={columns}
        foot={
          <tr class={css.foot}>
            <th scope="row">{t("b_sum", { n: ids().filter(isWhole).length })}</th>
            <For each={BALLOT_MARKS}>
              {(kind) => <td>{ids().reduce((sum, id) => sum + (Number(counts(id)[kind]) || 0), 0)}</td>}
            </For>
            <td>{ids().reduce((sum, id) => sum + total(id), 0)}</td>
            <td />
          </tr>
        }
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
