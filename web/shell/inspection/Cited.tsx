import { group } from "d3-array";
import { For, Show } from "solid-js";
import type { Cited as CitedRecord } from "../../../worker/rating/engine/rules.ts";
import { countyCode } from "../../api.ts";
import { fullDay } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { citing } from "../../text/inspection/facts.zh.ts";
import { Link } from "../../ui/Link.tsx";
import { useCan } from "../me.ts";
import css from "./cited.module.css";

export type { CitedRecord };
/** What is known of the records beside their ids. */
export type Known = {
  person: string;
  branch: string;
  year: number;
  /** The day of a record, or a title, by id. */
  labels: Readonly<Record<string, string>>;
  /** The quarter of an inspection, the half-year of an essay. */
  periodOf?: (id: string) => string | undefined;
};

/** The records behind a figure: one is a link by its day, several open as a list. */
export function Cited(props: { records: readonly CitedRecord[]; of: Known }) {
  const t = useText(citing);
  const groups = () =>
    [...group(unique(props.records), ({ kind }) => kind)].map(([kind, records]) => ({
      kind,
      records: records.sort((one, other) => labelOf(one).localeCompare(labelOf(other))),
    }));
  /** Days in their order; what has none as it was cited. */
  const labelOf = ({ id }: CitedRecord) => props.of.labels[id] ?? "";
  return (
    <Show when={props.records.length}>
      <div class={css.groups}>
        <For each={groups()}>
          {({ kind, records }) => (
            <Show
              when={records.length > 1}
              fallback={
                <For each={records}>{(record) => <One record={record} n={1} of={props.of} named />}</For>
              }
            >
              <details>
                <summary>{t("several", { kind: t(kind), n: records.length })}</summary>
                <ul>
                  <For each={records}>
                    {(record, index) => (
                      <li>
                        <One record={record} n={index() + 1} of={props.of} />
                      </li>
                    )}
                  </For>
                </ul>
              </details>
            </Show>
          )}
        </For>
      </div>
    </Show>
  );
}

function unique(records: readonly CitedRecord[]): CitedRecord[] {
  return [...new Map(records.map((record) => [`${record.kind} ${record.id}`, record])).values()];
}

function One(props: { record: CitedRecord; n: number; of: Known; named?: boolean }) {
  const t = useText(citing);
  const can = useCan();
  const which = () => {
    const { kind, id } = props.record;
    const label = props.of.labels[id];
    if (label) return /^\d{4}-\d\d-\d\d$/.test(label) ? fullDay(label) : label;
    if (kind === "inspection" || kind === "essay") return props.of.periodOf?.(id);
    if (kind === "ballots") return t("version", { n: id.split("/")[1] ?? "1" });
    if (kind === "outside_appraisal") return id;
    return undefined;
  };
  const label = () => {
    const found = which();
    if (!props.named) return found ?? t("nth", { n: props.n });
    return found ? t("one", { kind: t(props.record.kind), which: found }) : t(props.record.kind);
  };
  const href = () => pageOf(props.record, props.of, can);
  return (
    <Show when={href()} fallback={<span>{label()}</span>}>
      {(to) => <Link href={`/c/${countyCode()}${to()}`}>{label()}</Link>}
    </Show>
  );
}

/** The page that shows a record, where there is one that the reader may open. */
function pageOf(record: CitedRecord, known: Known, can: (ability: string) => boolean): string | undefined {
  const { kind, id } = record;
  switch (kind) {
    case "session":
    case "make_up":
      return `/sessions/${id}`;
    case "note":
    case "verification":
      return can("note.read") ? `/notes/${id}` : undefined;
    case "essay":
      return can("essay.read") ? `/essays/${id}` : undefined;
    case "inspection":
      return can("comparison.read") ? `/inspections/${id}` : "/my/inspections";
    case "ballots":
      return can("ballot.record") ? `/ballots/${known.year}?branch=${known.branch}` : undefined;
    default:
      return can("person.read") ? pageOfPerson(record, known) : undefined;
  }
}

function pageOfPerson({ kind, id }: CitedRecord, { person }: Known): string | undefined {
  if (["certificate", "item", "lesson", "leave"].includes(kind)) return `/people/${person}?record=${id}`;
  const ofPerson = [
    "warning",
    "exemption",
    "open_case",
    "membership",
    "standing",
    "post",
    "outside_appraisal",
  ];
  return ofPerson.includes(kind) ? `/people/${person}` : undefined;
}
