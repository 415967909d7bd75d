import { useSearchParams } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { isNamed } from "../../../../worker/core/names.ts";
import { isBulk, type ProblemCode } from "../../../../worker/organization/rosters/shape.ts";
import type { Problem, RowView } from "../../../../worker/organization/rosters/shape-preview.ts";
import { useText } from "../../../text/index.ts";
import { rosters } from "../../../text/organization/rosters.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { EmptyState, Section } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { Table } from "../../../ui/Table.tsx";
import { kindOf, outcomeOf, sentenceOf } from "./problem-words.ts";
import { placeName } from "./reading.tsx";
import css from "./rosters.module.css";
import type { PartProps, Preview } from "./rosters.ts";

type BulkWarning = PartProps["roster"]["choices"]["confirmedWarnings"][number];
const atOnce = 300;

/** First the kinds, each with the one thing that can be done about all of them; then every row and cell. */
export function Problems(props: PartProps) {
  const t = useText(rosters);
  return (
    <Show
      when={props.preview.problems.length}
      fallback={<EmptyState title={t("no_problems")}>{t("no_problems_help")}</EmptyState>}
    >
      <Kinds {...props} />
      <Listed {...props} />
    </Show>
  );
}

function Kinds(props: PartProps) {
  const t = useText(rosters);
  return (
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
            cell: (row) => <KindChoice {...props} kind={row} />,
          },
        ]}
      />
    </Section>
  );
}

/** What can be done about a kind of problems at once. */
function KindChoice(props: PartProps & { kind: Preview["problemCounts"][number] }) {
  const t = useText(rosters);
  const choices = () => props.roster.choices;
  const confirmKind = (code: ProblemCode, on: boolean) => {
    const others = choices().confirmedWarnings.filter((other) => other !== code);
    props.change.mutate({
      choices: { ...choices(), confirmedWarnings: on ? [...others, code as BulkWarning] : others },
    });
  };
  return (
    <Show when={props.kind.level === "warning"} fallback={t("error_stays")}>
      <Show when={isBulk(props.kind.code)} fallback={t("one_by_one")}>
        <Show
          when={props.kind.confirmed}
          fallback={
            <Button
              size="small"
              busy={props.change.isPending}
              onClick={() => confirmKind(props.kind.code, true)}
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
            onClick={() => confirmKind(props.kind.code, false)}
          >
            {t("take_back")}
          </Button>
        </Show>
      </Show>
    </Show>
  );
}

function Listed(props: PartProps) {
  const t = useText(rosters);
  const [search] = useSearchParams<{ kind?: string; find?: string }>();
  const rowOf = createMemo(() => new Map(props.preview.rows.map((row) => [row.row, row])));
  const found = () =>
    props.preview.problems.filter(({ code, row }) => {
      const name = rowOf().get(row)?.person.name ?? "";
      return (
        (!search.kind || code === search.kind) &&
        (!search.find || isNamed(name, search.find) || String(rowOf().get(row)?.at.row) === search.find)
      );
    });
  return (
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
            cell: (problem) => <RowChoice {...props} problem={problem} row={rowOf().get(problem.row)} />,
          },
        ]}
      />
    </Section>
  );
}

function RowChoice(props: PartProps & { problem: Problem; row: RowView | undefined }) {
  const t = useText(rosters);
  const choices = () => props.roster.choices;
  const confirmRow = (row: number, on: boolean) => {
    const others = choices().confirmedRows.filter((other) => other !== row);
    props.change.mutate({ choices: { ...choices(), confirmedRows: on ? [...others, row] : others } });
  };

  const confirmed = () => choices().confirmedRows.includes(props.problem.row);
  const names = () => {
    const at = props.row?.at;
    return { row: at ? placeName(at) : props.problem.row, name: props.row?.person.name ?? "" };
  };
  return (
    <Show when={props.row?.reason === "unconfirmed" || (confirmed() && props.row?.outcome === "create")}>
      <Button
        kind={confirmed() ? "quiet" : undefined}
        size="small"
        label={t(confirmed() ? "take_back_of" : "confirm_of", names())}
        busy={props.change.isPending}
        onClick={() => confirmRow(props.problem.row, !confirmed())}
      >
        {t(confirmed() ? "take_back" : "confirm")}
      </Button>
    </Show>
  );
}
