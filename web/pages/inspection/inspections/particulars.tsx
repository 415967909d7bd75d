import { Show } from "solid-js";
import { firstDay } from "../../../../worker/core/calendar.ts";
import { countyCode } from "../../../api.ts";
import { Cited, type CitedRecord } from "../../../shell/inspection/Cited.tsx";
import type { Item, Reason } from "../../../shell/inspection/inspections.ts";
import { useCan } from "../../../shell/me.ts";
import { figure, hours } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { inspecting } from "../../../text/inspection/inspections.zh.ts";
import { Link } from "../../../ui/Link.tsx";
import { Facts } from "../../../ui/Page.tsx";

const named = (kind: CitedRecord["kind"], ids: readonly string[]) => ids.map((id) => ({ kind, id }));

type Shown = Pick<Item, "personId" | "facts" | "verdict">;
const knownOf = (
  { personId, facts }: Pick<Item, "personId" | "facts">,
  labels: Readonly<Record<string, string>>,
) => ({
  person: personId,
  branch: facts.unitId,
  year: Number(facts.quarter.slice(0, 4)),
  labels,
});

/** The records that a reason rests on; the inspection itself is the page they stand on. */
export function ReasonRecords(props: {
  item: Shown;
  reason: Reason;
  labels: Readonly<Record<string, string>>;
}) {
  const facts = () => props.item.facts;
  const books = () => facts().books.flatMap(({ id }) => (id.startsWith("ins_") ? [] : [id]));
  const records = () =>
    props.reason.records.flatMap((cite) => {
      if (cite === "notes") return named("note", [...facts().typedNotes, ...books()]);
      return facts().unexcusedRecords.includes(cite) ? named("session", [cite]) : [];
    });
  return <Cited records={records()} of={knownOf(props.item, props.labels)} />;
}

/** Who was not inspected: the exemptions, or the leave that took every month out, as the person's page has it. */
export function NotInspectedRecords(props: { item: Shown; labels: Readonly<Record<string, string>> }) {
  const t = useText(inspecting);
  const can = useCan();
  return (
    <>
      <Cited
        records={named("exemption", props.item.facts.exemptionIds)}
        of={knownOf(props.item, props.labels)}
      />
      <Show when={props.item.verdict === "deferred"}>
        <p>
          {t("deferred_why")}{" "}
          <Show when={can("person.read")}>
            <Link href={`/c/${countyCode()}/people/${props.item.personId}`}>{t("deferred_leaves")}</Link>
          </Show>
        </p>
      </Show>
    </>
  );
}

/** The frozen figures of one person, each with the records behind it. */
export function Particulars(props: { item: Shown; labels: Readonly<Record<string, string>> }) {
  const t = useText(inspecting);
  const facts = () => props.item.facts;
  const books = () => facts().books.reduce((sum, book) => sum + book.characters, 0);
  const sessions = () => [...facts().attendedRecords, ...facts().leaveRecords, ...facts().unexcusedRecords];
  const bookRecords = () =>
    facts().books.flatMap(({ id }) => named(id.startsWith("ins_") ? "inspection" : "note", [id]));
  /** Typed notes and books that were written in the quarter, by the days they are known by. */
  const ofQuarter = () =>
    named("note", [...facts().typedNotes, ...facts().books.map(({ id }) => id)]).filter(
      ({ id }) => (props.labels[id] ?? "") >= firstDay(facts().quarter),
    );
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
    { term: t("notes"), value: t("pieces", { n: facts().notesInQuarter }), records: ofQuarter() },
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
            <Cited records={records} of={knownOf(props.item, props.labels)} />
          </>
        ),
      }))}
    />
  );
}
