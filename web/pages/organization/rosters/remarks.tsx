import { For, Show } from "solid-js";
import type { Suggestion, UnitPlan } from "../../../../worker/organization/rosters/shape-preview.ts";
import { useText } from "../../../text/index.ts";
import { rosters } from "../../../text/organization/rosters.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState, Section } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import type { Preview } from "./data.ts";
import type { PartProps } from "./people.tsx";
import { placeName } from "./reading.tsx";
import css from "./rosters.module.css";
import { suggestionName, unitKind } from "./words.ts";

/** Remarks of who comes in, or is here already, that nobody has decided. */
export const undecidedIn = ({ suggestions }: Preview) =>
  suggestions.filter(({ outcome, accepted, declined }) => outcome !== "out" && !accepted && !declined);

/** What remarks could mean: each is recorded or not, and what nobody decided is asked before the import ends. */
export function Remarks(props: PartProps) {
  const t = useText(rosters);
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
  const decide = (one: Suggestion, decision: string) =>
    set(one, { accepted: decision === "yes", declined: decision === "no" });
  const decisionOf = (one: Suggestion) => (one.accepted ? "yes" : one.declined ? "no" : "");
  const everyone = (accepted: boolean) =>
    keep(all().map((one) => ({ ...one, accepted, declined: !accepted })));
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
          columns={[
            {
              key: "what",
              head: t("suggestion"),
              cell: (one) => (
                <div class={css.meaning}>
                  <span>{t("accept_of", { name: one.name, what: suggestionName(one.kind) })}</span>
                  <select
                    class={css.select}
                    aria-label={t("accept_of", { name: one.name, what: suggestionName(one.kind) })}
                    disabled={props.change.isPending}
                    onChange={(event) => decide(one, event.currentTarget.value)}
                  >
                    <For each={["", "yes", "no"] as const}>
                      {(value) => (
                        <option value={value} selected={decisionOf(one) === value}>
                          {t(value === "" ? "undecided" : value === "yes" ? "record" : "record_not")}
                        </option>
                      )}
                    </For>
                  </select>
                </div>
              ),
            },
            { key: "remark", head: t("remark"), cell: (one) => one.remark },
            { key: "row", head: t("row"), kind: "tight", cell: (one) => placeName(one.at) },
            {
              key: "from",
              head: t("from"),
              kind: "tight",
              cell: (one) => (
                <input
                  class={css.date}
                  type="date"
                  aria-label={t("from_of", { name: one.name })}
                  value={one.fromOn}
                  disabled={props.change.isPending}
                  onChange={(event) =>
                    event.currentTarget.value &&
                    set(one, { fromOn: event.currentTarget.value, accepted: true, declined: false })
                  }
                />
              ),
            },
          ]}
        />
      </Section>
    </Show>
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
