import { For, Show } from "solid-js";
import type { FieldRefusal } from "../../../../worker/core/refusal.ts";
import { defaultMeasures, leavesOf } from "../../../../worker/measures/versions/rules.ts";
import { countyCode } from "../../../api.ts";
import { useText } from "../../../text/index.ts";
import { measures as words } from "../../../text/measures/versions.zh.ts";
import { sentenceAt } from "../../../text/refusal-sentences.ts";
import { Link } from "../../../ui/Link.tsx";
import { Section } from "../../../ui/Page.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import { parts, placeOf } from "./layout.ts";
import type { Cell, Group, Row } from "./layout-cells.ts";
import { MeasureCell } from "./measure-cell.tsx";
import { basisWords } from "./measure-words.ts";
import css from "./measures.module.css";
import type { Measures, MeasuresDraft } from "./versions.ts";

const usual = leavesOf(defaultMeasures());

/** The rule set as a document in sections; with a draft its numbers are edited where they stand. */
export function MeasuresDocument(props: {
  of: Measures;
  draft?: MeasuresDraft;
  faults: readonly FieldRefusal[];
}) {
  const t = useText(words);
  return (
    <>
      <nav class={css.contents} aria-label={t("title")}>
        <For each={parts}>{(part) => <a href={`#${part.id}`}>{t(part.title as "title")}</a>}</For>
      </nav>
      <p class="soft">{t("basis_help")}</p>
      <For each={parts}>
        {(part) => (
          <div id={part.id} class={css.part}>
            <Section title={t(part.title as "title")} sub={part.help ? t(part.help as "title") : undefined}>
              <For each={part.groups}>
                {(group) => (
                  <Rows {...props} group={group} name={t((group.title ?? part.title) as "title")} />
                )}
              </For>
            </Section>
          </div>
        )}
      </For>
    </>
  );
}

function Rows(props: {
  of: Measures;
  draft?: MeasuresDraft;
  faults: readonly FieldRefusal[];
  group: Group;
  name: string;
}) {
  const t = useText(words);
  const leaves = () => leavesOf(props.of);
  const drafted = () => {
    const measures = props.draft?.measures();
    return measures ? leavesOf(measures) : undefined;
  };
  /** A fault of a whole group stands at the first of it. */
  const faultAt = (path: string) => props.faults.find((fault) => placeOf(fault.path)?.cell.path === path);
  const cell = (of: Cell) => (
    <MeasureCell
      cell={of}
      value={leaves().get(of.path)}
      usual={usual.get(of.path)}
      typed={props.draft?.content[of.path] ?? undefined}
      draft={drafted()?.get(of.path)}
      error={(() => {
        const fault = faultAt(of.path);
        return fault && sentenceAt(fault);
      })()}
      onType={props.draft && ((text) => props.draft?.change({ [of.path]: text }))}
    />
  );
  const named = ({ label, see }: Row) =>
    see ? <Link href={`/c/${countyCode()}${see}`}>{t(label as "title")}</Link> : t(label as "title");
  const columns = (): Column<Row>[] => [
    { key: "item", head: t("item"), cell: (row) => named(row) },
    ...(props.group.columns ?? (["value"] as const)).map(
      (head, index): Column<Row> => ({
        key: head,
        head: t(head as "title"),
        cell: (row) => <Show when={row.cells[index]}>{(found) => cell(found())}</Show>,
      }),
    ),
    {
      key: "basis",
      head: t("basis"),
      kind: "tight",
      cell: (row) => (
        <span class={css.basis}>
          <For each={basisWords(row)}>{({ basis, word }) => <span data-basis={basis}>{word}</span>}</For>
        </span>
      ),
    },
  ];
  /** Tables of one section that have no title of their own are told apart by what they begin with. */
  const caption = () => {
    const first = props.group.rows[0];
    return props.group.title || !first ? props.name : `${props.name} · ${t(first.label as "title")}`;
  };
  return (
    <div class={css.group}>
      <Show when={props.group.title}>
        <h3>{props.name}</h3>
      </Show>
      <Table<Row> caption={caption()} captionHidden columns={columns()} rows={props.group.rows} />
    </div>
  );
}
