import { Show } from "solid-js";
import { figure, hours } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { inspecting } from "../../text/inspecting.zh.ts";
import { Facts } from "../../ui/Page.tsx";
import { Cited, type CitedRecord } from "../cited/Cited.tsx";
import type { Item } from "./data.ts";

const named = (kind: CitedRecord["kind"], ids: readonly string[]) => ids.map((id) => ({ kind, id }));

/** The frozen figures of one person, each with the records behind it. */
export function Particulars(props: { item: Item; labels: Readonly<Record<string, string>> }) {
  const t = useText(inspecting);
  const facts = () => props.item.facts;
  const books = () => facts().books.reduce((sum, book) => sum + book.characters, 0);
  const sessions = () => [...facts().attendedRecords, ...facts().leaveRecords, ...facts().unexcusedRecords];
  const bookRecords = () =>
    facts().books.flatMap(({ id }) => named(id.startsWith("ins_") ? "inspection" : "note", [id]));
  const shown = () => [
    {
      term: t("typed"),
      value: t("chars", { n: figure(facts().typedCharacters) }),
      records: named("note", facts().typedNotes),
    },
    {
      term: t("books"),
      value: t("chars", { n: figure(books()) }),
      records: [...bookRecords(), ...named("verification", facts().verifiedBooks)],
    },
    { term: t("notes"), value: t("pieces", { n: facts().notesInQuarter }), records: [] },
    {
      term: t("sessions"),
      value: `${facts().sessions.present} / ${facts().sessions.expected}`,
      records: named("session", sessions()),
    },
    {
      term: t("leaves"),
      value: t("times", { n: facts().leaves }),
      records: named("session", facts().leaveRecords),
    },
    {
      term: t("hours"),
      value: t("hours_n", { n: hours(facts().minutes) }),
      records: [
        ...named("session", [...facts().attendedRecords, ...facts().earlierRecords]),
        ...named("certificate", facts().certificates),
      ],
    },
    {
      term: t("essays"),
      value: t("pieces", { n: facts().essays.length }),
      records: named(
        "essay",
        facts().essays.map(({ id }) => id),
      ),
    },
  ];
  return (
    <Facts
      facts={shown().map(({ term, value, records }) => ({
        term,
        value: (
          <>
            {value}
            <Show when={records.length}>
              <Cited
                records={records}
                of={{
                  person: props.item.personId,
                  branch: props.item.facts.unitId,
                  year: Number(facts().quarter.slice(0, 4)),
                  labels: props.labels,
                }}
              />
            </Show>
          </>
        ),
      }))}
    />
  );
}
