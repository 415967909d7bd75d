import { For, Show } from "solid-js";
import type { Suggestion, UnitPlan } from "../../../../worker/organization/rosters/shape-preview.ts";
import { useText } from "../../../text/index.ts";
import { rosters } from "../../../text/organization/rosters.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState, Section } from "../../../ui/Page.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import { suggestionName, unitKind } from "./problem-words.ts";
import { placeName } from "./reading.tsx";
import css from "./rosters.module.css";
import type { PartProps, Preview } from "./rosters.ts";

/** Remarks of who comes in, or is here already, that nobody has decided. */
export const undecidedIn = ({ suggestions }: Preview) =>
  suggestions.filter(({ outcome, accepted, declined }) => outcome !== "out" && !accepted && !declined);

/** What remarks could mean: each is recorded or not, and what nobody decided is asked before the import ends. */
export function Remarks(props: PartProps) {
  const t = useText(rosters);
  const all = () => props.preview.suggestions;
  const { set, everyone } = useDeciding(props);
  const columns = (): Column<Suggestion>[] => [
    {
      key: "what",
      head: t("suggestion"),
      cell: (one) => (
        <Meaning one={one} isBusy={props.change.isPending} onDecide={(change) => set(one, change)} />
      ),
    },
    { key: "remark", head: t("remark"), cell: (one) => one.remark },
    { key: "row", head: t("row"), kind: "tight", cell: (one) => placeName(one.at) },
    {
      key: "from",
      head: t("from"),
      kind: "tight",
      cell: (one) => (
        <From one={one} isBusy={props.change.isPending} onChange={(change) => set(one, change)} />
      ),
    },
  ];
  return (
    <Show when={all().length} fallback={<EmptyState title={t("no_remarks")} />}>
      <Section
        title={t("part_remarks")}
        sub={t("remarks_help")}
        action={
          <div class={css.both}>
            <Button size="small" busy={props.change.isPending} onClick={() => everyone(true)}>
              {t("accept_all")}
            </Button>
            <Button size="small" kind="quiet" busy={props.change.isPending} onClick={() => everyone(false)}>
              {t("accept_none")}
            </Button>
          </div>
        }
      >
        <Table<Suggestion>
          stacks
          caption={t("part_remarks")}
          captionHidden
          rows={all()}
          columns={columns()}
        />
      </Section>
    </Show>
  );
}

/** The decisions are kept with the roster's other choices, all of them each time. */
function useDeciding(props: PartProps) {
  const all = () => props.preview.suggestions;
  const keep = (suggestions: readonly Suggestion[]) =>
    props.change.mutate({
      choices: {
        ...props.roster.choices,
        acceptedSuggestions: suggestions
          .filter(({ accepted }) => accepted)
          .map(({ row, kind, fromOn }) => ({ row, kind, fromOn })),
        declinedSuggestions: suggestions
          .filter(({ declined }) => declined)
          .map(({ row, kind }) => ({ row, kind })),
      },
    });
  const same = (a: Suggestion, b: Suggestion) => a.row === b.row && a.kind === b.kind;
  const set = (one: Suggestion, change: Partial<Suggestion>) =>
    keep(all().map((other) => (same(other, one) ? { ...other, ...change } : other)));
  const everyone = (accepted: boolean) =>
    keep(all().map((one) => ({ ...one, accepted, declined: !accepted })));
  return { set, everyone };
}

function Meaning(props: {
  one: Suggestion;
  isBusy: boolean;
  onDecide: (change: Partial<Suggestion>) => void;
}) {
  const t = useText(rosters);
  const said = () => t("accept_of", { name: props.one.name, what: suggestionName(props.one.kind) });
  const decision = () => (props.one.accepted ? "yes" : props.one.declined ? "no" : "");
  const decide = (next: string) => props.onDecide({ accepted: next === "yes", declined: next === "no" });
  return (
    <div class={css.meaning}>
      <span>{said()}</span>
      <select
        class={css.select}
        aria-label={said()}
        disabled={props.isBusy}
        onChange={(event) => decide(event.currentTarget.value)}
      >
        <For each={["", "yes", "no"] as const}>
          {(value) => (
            <option value={value} selected={decision() === value}>
              {t(value === "" ? "undecided" : value === "yes" ? "record" : "record_not")}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}

function From(props: { one: Suggestion; isBusy: boolean; onChange: (change: Partial<Suggestion>) => void }) {
  const t = useText(rosters);
  return (
    <input
      class={css.date}
      type="date"
      aria-label={t("from_of", { name: props.one.name })}
      value={props.one.fromOn}
      disabled={props.isBusy}
      onChange={(event) =>
        event.currentTarget.value &&
        props.onChange({ fromOn: event.currentTarget.value, accepted: true, declined: false })
      }
    />
  );
}

export function Units(props: { units: readonly UnitPlan[] }) {
  const t = useText(rosters);
  const isOrgan = (unit: UnitPlan) => unit.kind === "party_committee" || unit.kind === "general_branch";
  // The server lists units in the order of the file: each organ's branches are gathered below it here.
  const ordered = () => {
    const organs = props.units.filter(isOrgan);
    const named = new Set(organs.map(({ name }) => name));
    const branchesOf = (name: string) => props.units.filter((unit) => !isOrgan(unit) && unit.parent === name);
    const others = props.units.filter((unit) => !isOrgan(unit) && !named.has(unit.parent));
    return [...organs.flatMap((organ) => [organ, ...branchesOf(organ.name)]), ...others];
  };
  return (
    <Show when={props.units.length} fallback={<EmptyState title={t("no_units")} />}>
      <Section title={t("part_units")} sub={t("units_help")}>
        <Table<UnitPlan>
          caption={t("part_units")}
          captionHidden
          rows={ordered()}
          rowKind={(unit) => (isOrgan(unit) ? "sum" : "child")}
          columns={[
            { key: "unit", head: t("unit"), cell: (unit) => unit.name },
            { key: "kind", head: t("unit_kind"), cell: (unit) => unitKind(unit.kind) },
            { key: "below", head: t("below"), cell: (unit) => unit.parent },
            { key: "people", head: t("part_people"), kind: "figure", cell: (unit) => unit.people },
          ]}
        />
      </Section>
    </Show>
  );
}
