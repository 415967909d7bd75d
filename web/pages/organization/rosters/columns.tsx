import { createSignal, Show } from "solid-js";
import type { Field } from "../../../../worker/organization/rosters/shape.ts";
import type { ColumnView } from "../../../../worker/organization/rosters/shape-preview.ts";
import { listed } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { rosters } from "../../../text/organization/rosters.zh.ts";
import { fieldSentences } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox, DateInput, Select, TextField } from "../../../ui/Field.tsx";
import { Form, FormActions } from "../../../ui/Form.tsx";
import { Section } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { fieldName } from "./problem-words.ts";
import css from "./rosters.module.css";
import type { PartProps } from "./rosters.ts";

const fields: readonly Field[] = [
  "name",
  "organ",
  "branch",
  "staffNumber",
  "phone",
  "gender",
  "born",
  "standing",
  "joinedParty",
  "fullMemberOn",
  "enteredOn",
  "employment",
  "title",
  "rank",
  "leadership",
  "office",
  "remark",
];

/** What each column means, and the few settings; nothing changes before it is saved. */
export function Columns(props: PartProps) {
  return (
    <>
      <Show when={JSON.stringify(props.roster.mapping)} keyed>
        <Meanings {...props} />
      </Show>
      <Settings {...props} />
    </>
  );
}

function Meanings(props: PartProps) {
  const t = useText(rosters);
  const [columns, setColumns] = createSignal(props.preview.columns.map(({ field }) => field));
  const [headerRow, setHeaderRow] = createSignal(String(props.roster.mapping.headerRow));
  const [organName, setOrganName] = createSignal(props.roster.mapping.organName ?? "");
  const options = () => [
    { value: "", label: t("unused") },
    ...fields.map((field) => ({ value: field, label: fieldName(field) })),
  ];
  // A meaning belongs to one column: giving it to another takes it from the first.
  const give = (column: number, field: Field | null) =>
    setColumns(columns().map((old, c) => (c === column ? field : old === field ? null : old)));
  const save = () =>
    props.change.mutate(
      {
        mapping: {
          headerRow: Number(headerRow()),
          columns: columns(),
          organName: organName().trim() || null,
        },
      },
      { onSuccess: () => toast(t("saved")) },
    );
  return (
    <Section title={t("columns")} sub={t("columns_help")}>
      <Form onSubmit={save}>
        <Select
          label={t("header_row")}
          value={headerRow()}
          onChange={setHeaderRow}
          options={[
            { value: "0", label: t("header_none") },
            ...props.preview.head.map(({ row, cells }) => ({
              value: String(row),
              label: t("header_row_n", { row, text: cells.filter(Boolean).join(" ").slice(0, 40) }),
            })),
          ]}
        />
        <Table<ColumnView>
          stacks
          caption={t("columns")}
          captionHidden
          rows={props.preview.columns}
          columns={[
            { key: "letter", head: t("column"), kind: "tight", cell: (column) => column.letter },
            { key: "header", head: t("header"), cell: (column) => column.header },
            {
              key: "samples",
              head: t("samples"),
              cell: (column) => <small>{listed(column.samples)}</small>,
            },
            { key: "means", head: t("means"), cell: (column) => <Meaning column={column} /> },
          ]}
        />
        <Show when={!columns().includes("organ")}>
          <TextField
            label={t("organ_name")}
            help={t("organ_name_help")}
            optional
            value={organName()}
            onInput={setOrganName}
            maxlength={60}
          />
        </Show>
        <FormActions>
          <Button type="submit" kind="primary" busy={props.change.isPending}>
            {t("save_columns")}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );

  function Meaning(own: { column: ColumnView }) {
    const at = () => props.preview.columns.indexOf(own.column);
    const chosen = () => columns()[at()] ?? "";
    return (
      <div class={css.meaning}>
        <select
          class={css.select}
          disabled={!own.column.kept}
          aria-label={t("column_means", { letter: own.column.letter, header: own.column.header })}
          onChange={(event) => give(at(), (event.currentTarget.value || null) as Field | null)}
        >
          {options().map((option) => (
            <option value={option.value} selected={option.value === chosen()}>
              {option.label}
            </option>
          ))}
        </select>
        <Show when={own.column.guess && own.column.guess.field === chosen() && own.column.guess}>
          {(guess) => <small>{t(`c_${guess().confidence}`)}</small>}
        </Show>
      </div>
    );
  }
}

function Settings(props: PartProps) {
  const t = useText(rosters);
  const [choices, setChoices] = createSignal(props.roster.choices);
  const errors = () => fieldSentences(props.change.error);
  const save = () => {
    const { createUnits, parentKind, defaultFromOn, standing } = choices();
    props.change.mutate(
      { choices: { ...props.roster.choices, createUnits, parentKind, defaultFromOn, standing } },
      { onSuccess: () => toast(t("saved")) },
    );
  };
  return (
    <Section title={t("settings")}>
      <Form onSubmit={save}>
        <Checkbox
          label={t("create_units")}
          checked={choices().createUnits}
          onChange={(createUnits) => setChoices({ ...choices(), createUnits })}
        />
        <Select
          label={t("parent_kind")}
          help={t("parent_kind_help")}
          value={choices().parentKind}
          onChange={(parentKind) => setChoices({ ...choices(), parentKind: parentKind as "general_branch" })}
          options={(["general_branch", "party_committee"] as const).map((value) => ({
            value,
            label: t(value),
          }))}
        />
        <Select
          label={t("default_standing")}
          help={t("default_standing_help")}
          value={choices().standing ?? ""}
          onChange={(standing) =>
            setChoices({ ...choices(), standing: (standing || null) as "full" | "non_party" | null })
          }
          options={[
            { value: "", label: t("standing_open") },
            { value: "full", label: t("standing_full") },
            { value: "non_party", label: t("standing_non_party") },
          ]}
        />
        <DateInput
          label={t("default_from")}
          name="choices.defaultFromOn"
          error={errors()["choices.defaultFromOn"]}
          value={choices().defaultFromOn}
          onInput={(defaultFromOn) => setChoices({ ...choices(), defaultFromOn })}
        />
        <FormActions>
          <Button type="submit" busy={props.change.isPending}>
            {t("save_settings")}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
