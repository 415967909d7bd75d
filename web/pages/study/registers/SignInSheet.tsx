import { createSignal, For, Show } from "solid-js";
import type { Status } from "../../../../worker/study/registers/shape.ts";
import type { SheetPreview, SheetRow } from "../../../../worker/study/registers/shape-answers.ts";
import { ApiRefusal, county } from "../../../api.ts";
import { useMutation } from "../../../query/index.ts";
import { listed } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { fileSentence } from "../../../text/papers/file-sentence.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { registering } from "../../../text/study/registers-entry.zh.ts";
import { meetings } from "../../../text/study/sessions-kinds.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { Checkbox, Select } from "../../../ui/Field.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Notice, Section } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { type PartProps, useAct } from "./acting.ts";
import css from "./extras.module.css";

const statuses = ["present", "late", "left_early", "leave", "official", "unexcused"] as const;

/** Reads a typed-up sheet, shows what it says against the roll, and fills the register with one step to undo. */
export function SignInSheet(props: PartProps) {
  const t = useText(registering);
  const [preview, setPreview] = createSignal<SheetPreview>();
  let field: HTMLInputElement | undefined;
  const read = useMutation(() => ({
    mutationFn: (file: File) => county.upload(`/sessions/${props.detail.session.id}/sign-in-sheet`, file),
    onSuccess: setPreview,
  }));
  const sentence = () =>
    fileSentence(read.error) ??
    (read.error instanceof ApiRefusal && read.error.code === "unsupported_media"
      ? t("sheet_bad")
      : sentenceOf(read.error));
  const choose = (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = "";
    if (file) read.mutate(file);
  };
  return (
    <Section title={t("sheet")} sub={t("sheet_help")}>
      <ErrorSummary errors={read.isError ? [{ sentence: sentence() }] : []} />
      <input
        type="file"
        hidden
        accept=".xlsx,.csv,.txt"
        aria-label={t("sheet_choose")}
        ref={(element) => {
          field = element;
        }}
        onChange={(event) => choose(event.currentTarget)}
      />
      <Button busy={read.isPending} onClick={() => field?.click()}>
        {read.isPending ? t("sheet_reading") : t("sheet_choose")}
      </Button>
      <Show when={preview()}>
        {(found) => <Preview {...props} found={found()} onClose={() => setPreview(undefined)} />}
      </Show>
    </Section>
  );
}

type PreviewProps = PartProps & { found: SheetPreview; onClose: () => void };

function Preview(props: PreviewProps) {
  const t = useText(registering);
  const m = useText(meetings);
  const answers = useAnswers(() => props.found);
  const apply = useApplying(props, answers);
  const found = () => props.found;
  return (
    <Dialog
      open
      size="wide"
      title={t("sheet_title")}
      onClose={props.onClose}
      actions={
        <>
          <DialogCancel>{t("cancel")}</DialogCancel>
          <Show when={answers.marks().length}>
            <Button kind="primary" onClick={() => apply()}>
              {t("sheet_apply", { n: answers.marks().length })}
            </Button>
          </Show>
        </>
      }
    >
      <p>{found().marks.length ? t("sheet_found", { n: found().marks.length }) : t("sheet_nothing")}</p>
      <Doubts found={found()} />
      <Unclear found={found()} answers={answers} />
      <SittersIn found={found()} answers={answers} />
      <Show when={found().notOnSheet.length}>
        <details class={css.missing}>
          <summary>{t("sheet_missing", { n: found().notOnSheet.length })}</summary>
          <p>
            {t("sheet_missing_help", {
              names: listed(found().notOnSheet.map((one) => one.name)),
            })}
          </p>
        </details>
      </Show>
      <Table<SheetRow>
        caption={t("sheet_marks")}
        rows={found().rows.filter((row) => row.personId && row.status)}
        columns={[
          { key: "name", head: t("sheet_name"), cell: (row) => row.name },
          { key: "row", head: t("sheet_row"), kind: "figure", cell: (row) => row.row },
          {
            key: "text",
            head: t("sheet_text"),
            cell: (row) => [row.text, row.remark].filter(Boolean).join(" · "),
          },
          { key: "status", head: t("sheet_status"), cell: (row) => row.status && m(row.status) },
        ]}
      />
    </Dialog>
  );
}

type Answers = ReturnType<typeof useAnswers>;

/** What the recorder says of the values that nobody can tell, and who sat in. */
function useAnswers(found: () => SheetPreview) {
  const [answers, setAnswers] = createSignal<Readonly<Record<string, Status>>>({});
  const [left, setLeft] = createSignal<ReadonlySet<number>>(new Set());
  return {
    of: (text: string) => answers()[text] ?? "",
    answer(text: string, status: string) {
      const { [text]: _, ...others } = answers();
      setAnswers(status === "" ? others : { ...others, [text]: status as Status });
    },
    isLeft: (row: number) => left().has(row),
    leave: (row: number, isIn: boolean) =>
      setLeft(new Set(isIn ? [...left()].filter((one) => one !== row) : [...left(), row])),
    guests: () => found().sittersIn.filter((sitter) => !left().has(sitter.row)),
    /** What the sheet says, and what the recorder says of the rest. */
    marks: () => [
      ...found().marks,
      ...found().rows.flatMap(({ personId, status, text, remark }) => {
        const answer = status === null && personId ? answers()[text] : undefined;
        return answer && personId ? [{ personId, status: answer, remark }] : [];
      }),
    ],
  };
}

function useApplying(props: PreviewProps, answers: Answers): () => void {
  const t = useText(registering);
  const { act } = useAct(props);
  return () => {
    const marks = answers
      .marks()
      .map(({ personId, status, remark }) => [personId, { status, remark }] as const);
    props.book.mark(new Map(marks));
    toast(t("sheet_applied", { n: marks.length }), { label: t("undo"), run: props.book.undo });
    const guests = answers.guests();
    const sittersIn = `/sessions/${props.detail.session.id}/sitters-in` as const;
    if (guests.length)
      act.mutate(async () => {
        for (const { name } of guests)
          await county.post(sittersIn, { name }).catch((error) => {
            if (!(error instanceof ApiRefusal) || error.code !== "already_exists") throw error;
          });
        return undefined;
      });
    props.onClose();
  };
}

/** What the sheet says that cannot be, or that nobody expected. */
function Doubts(props: { found: SheetPreview }) {
  const t = useText(registering);
  const m = useText(meetings);
  const said = (params: Record<string, string | number>) => {
    const named = (value: string | number | undefined) =>
      typeof value === "string" && value in meetings.zh ? m(value as "party_lesson") : (value ?? "");
    return { ...params, sheet: named(params.sheet), session: named(params.session) };
  };
  const word = (key: string, params: Record<string, string | number>) =>
    (t as (key: string, params: unknown) => string)(key, params);
  return (
    <Show when={props.found.warnings.length + props.found.problems.length}>
      <Notice
        kind="short"
        title={t("sheet_problems", { n: props.found.warnings.length + props.found.problems.length })}
      >
        <ul>
          <For each={props.found.warnings}>{(one) => <li>{word(`w_${one.code}`, said(one.params))}</li>}</For>
          <For each={props.found.problems}>
            {(one) => (
              <li>
                {one.cell} · {word(`p_${one.code}`, one.params)}
              </li>
            )}
          </For>
        </ul>
      </Notice>
    </Show>
  );
}

function Unclear(props: { found: SheetPreview; answers: Answers }) {
  const t = useText(registering);
  const m = useText(meetings);
  return (
    <Show when={props.found.unclear.length}>
      <p>{t("sheet_unclear")}</p>
      <For each={props.found.unclear}>
        {({ text, people }) => (
          <Select
            label={t("sheet_unclear_of", { text, n: people })}
            value={props.answers.of(text)}
            onChange={(status) => props.answers.answer(text, status)}
            options={[
              { value: "", label: t("sheet_unclear_leave") },
              ...statuses.map((status) => ({ value: status, label: m(status) })),
            ]}
          />
        )}
      </For>
    </Show>
  );
}

function SittersIn(props: { found: SheetPreview; answers: Answers }) {
  const t = useText(registering);
  return (
    <Show when={props.found.sittersIn.length}>
      <p>{t("sheet_sitters")}</p>
      <For each={props.found.sittersIn}>
        {(sitter) => (
          <Checkbox
            label={sitter.name}
            checked={!props.answers.isLeft(sitter.row)}
            onChange={(on) => props.answers.leave(sitter.row, on)}
          />
        )}
      </For>
    </Show>
  );
}
