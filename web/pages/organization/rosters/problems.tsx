import { useSearchParams } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { isNamed } from "../../../../worker/core/names.ts";
import { isBulk, type ProblemCode } from "../../../../worker/organization/rosters/shape.ts";
import type { Problem } from "../../../../worker/organization/rosters/shape-preview.ts";
import { useText } from "../../../text/index.ts";
import { rosters } from "../../../text/organization/rosters.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { EmptyState, Section } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { Table } from "../../../ui/Table.tsx";
import type { PartProps } from "./people.tsx";
import { placeName } from "./reading.tsx";
import css from "./rosters.module.css";
import { kindOf, outcomeOf, sentenceOf } from "./words.ts";

type BulkWarning = PartProps["roster"]["choices"]["confirmedWarnings"][number];
const atOnce = 300;

/** First the kinds, each with the one thing that can be done about all of them; then every row and cell. */
export function Problems(props: PartProps) {
  const t = useText(rosters);
  const [search] = useSearchParams<{ kind?: string; find?: string }>();
  const choices = () => props.roster.choices;
  const rowOf = createMemo(() => new Map(props.preview.rows.map((row) => [row.row, row])));
  const found = () =>
    props.preview.problems.filter(({ code, row }) => {
      const name = rowOf().get(row)?.person.name ?? "";
      return (
        (!search.kind || code === search.kind) &&
        (!search.find || isNamed(name, search.find) || String(rowOf().get(row)?.at.row) === search.find)
      );
    });
  const confirmKind = (code: ProblemCode, on: boolean) => {
    const others = choices().confirmedWarnings.filter((other) => other !== code);
    props.change.mutate({
      choices: { ...choices(), confirmedWarnings: on ? [...others, code as BulkWarning] : others },
    });
  };
  const confirmRow = (row: number, on: boolean) => {
    const others = choices().confirmedRows.filter((other) => other !== row);
    props.change.mutate({ choices: { ...choices(), confirmedRows: on ? [...others, row] : others } });
  };

  return (
    <Show
      when={props.preview.problems.length}
      fallback={<EmptyState title={t("no_problems")}>{t("no_problems_help")}</EmptyState>}
    >
      <Section title={t("kinds")}>
        <Table
          caption={t("kinds")}
          captionHidden
          rows={props.preview.problemCounts}
          columns={[
            {
              key: "kind",
              head: t("kind"),
              cell: (row) => (
                <StatusText kind={row.level === "error" ? "stop" : row.confirmed ? "ok" : "short"}>
                  {kindOf(row.code)}
                </StatusText>
              ),
            },
            { key: "rows", head: t("rows"), kind: "figure", cell: (row) => row.rows },
            {
              key: "do",
              head: t("done_with"),
              cell: (row) => (
                <Show when={row.level === "warning"} fallback={t("error_stays")}>
                  <Show when={isBulk(row.code)} fallback={t("one_by_one")}>
                    <Show
                      when={row.confirmed}
                      fallback={
                        <Button
                          size="small"
                          busy={props.change.isPending}
                          onClick={() => confirmKind(row.code, true)}
                        >
                          {t("confirm_all")}
                        </Button>
                      }
                    >
                      {t("confirmed_all")}{" "}
                      <Button
                        kind="quiet"
                        size="small"
                        busy={props.change.isPending}
                        onClick={() => confirmKind(row.code, false)}
                      >
                        {t("take_back")}
                      </Button>
                    </Show>
                  </Show>
                </Show>
              ),
            },
          ]}
        />
      </Section>
      <Section title={t("listed")}>
        <FilterBar
          label={t("listed")}
          count={
            found().length > atOnce
              ? t("shown", { n: atOnce, all: found().length })
              : t("of", { n: found().length })
          }
          filters={[
            { kind: "search", name: "find", label: t("search") },
            {
              kind: "select",
              name: "kind",
              label: t("all_kinds"),
              options: props.preview.problemCounts.map(({ code }) => ({ value: code, label: kindOf(code) })),
            },
          ]}
        />
        <Table<Problem>
          caption={t("listed")}
          captionHidden
          rows={found().slice(0, atOnce)}
          columns={[
            { key: "cell", head: t("cell"), kind: "tight", cell: (problem) => problem.cell },
            { key: "name", head: t("name"), cell: (problem) => rowOf().get(problem.row)?.person.name },
            {
              key: "reason",
              head: t("reason"),
              cell: (problem) => (
                <div class={css.reason}>
                  <strong>{kindOf(problem.code)}</strong> {sentenceOf(problem)}
                </div>
              ),
            },
            {
              key: "outcome",
              head: t("will_be"),
              cell: (problem) => {
                const row = rowOf().get(problem.row);
                const outcome = row && outcomeOf(row);
                return outcome && <StatusText kind={outcome.kind}>{outcome.words}</StatusText>;
              },
            },
            {
              key: "do",
              head: t("done_with"),
              kind: "tight",
              cell: (problem) => <RowChoice problem={problem} />,
            },
          ]}
        />
      </Section>
    </Show>
  );

  function RowChoice(own: { problem: Problem }) {
    const row = () => rowOf().get(own.problem.row);
    const confirmed = () => choices().confirmedRows.includes(own.problem.row);
    const names = () => {
      const at = row()?.at;
      return { row: at ? placeName(at) : own.problem.row, name: row()?.person.name ?? "" };
    };
    return (
      <Show when={row()?.reason === "unconfirmed" || (confirmed() && row()?.outcome === "create")}>
        <Button
          kind={confirmed() ? "quiet" : undefined}
          size="small"
          label={t(confirmed() ? "take_back_of" : "confirm_of", names())}
          busy={props.change.isPending}
          onClick={() => confirmRow(own.problem.row, !confirmed())}
        >
          {t(confirmed() ? "take_back" : "confirm")}
        </Button>
      </Show>
    );
  }
}
