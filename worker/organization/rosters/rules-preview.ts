import { columnLetter, textOf } from "../../papers/sheets/rules";
import { isBranch } from "../units/rules";
import type { ImportPlan, PlannedRow } from "./rules";
import { columnViews } from "./rules-columns";
import { tellsStanding } from "./rules-membership";
import { unitView } from "./rules-placement";
import { levelOf, type Roster } from "./rules-reading";
import { isRowOf, placeOf, type Source } from "./rules-source";
import type { Choices, Mapping, ProblemCode } from "./shape";
import type { Summary } from "./shape-answers";
import type { Counts, Preview, Problem, RowView } from "./shape-preview";

/** The plan as people see it. */
export function previewOf(plan: ImportPlan, { rows, mapping, choices, source }: Roster): Preview {
  const problems = plan.rows.flatMap((row) => row.problems);
  return {
    counts: countsOf(plan),
    problemCounts: problemCounts(problems, choices),
    columns: columnViews(rows, mapping, source?.dropped ?? []),
    head: rows
      .slice(0, 12)
      .map((cells, i) => ({ row: i + 1, cells: cells.map((cell) => textOf(cell).slice(0, 40)) })),
    rows: plan.rows.map((row) => rowView(row, source)),
    problems,
    suggestions: plan.rows.flatMap((row) => row.suggestions),
    units: plan.units.map(unitView),
    ignoredRows: plan.ignored.map((ignored) => ({ ...ignored, at: placeOf(source, ignored.row) })),
    tables: tableViews(source, plan, choices),
    others: source?.others ?? [],
    strayQuotes: source?.strayQuotes ?? [],
    missingFields: missingIn(mapping, choices),
  };
}

function missingIn({ columns }: Mapping, choices: Choices): Preview["missingFields"] {
  const missing: Preview["missingFields"] = (["name", "branch"] as const).filter(
    (field) => !columns.includes(field),
  );
  return tellsStanding(columns) || choices.standing ? missing : [...missing, "standing"];
}

export function countsOf(plan: ImportPlan): Counts {
  const count = (test: (row: PlannedRow) => boolean) => plan.rows.filter(test).length;
  return {
    rowsRead: plan.rows.length,
    create: count(({ outcome }) => outcome === "create"),
    here: count(({ outcome }) => outcome === "here"),
    out: count(({ outcome }) => outcome === "out"),
    outError: count(({ reason }) => reason === "error"),
    outUnconfirmed: count(({ reason }) => reason === "unconfirmed"),
    outExcluded: count(({ reason }) => reason === "excluded"),
    organs: plan.units.filter(({ unit }) => !isBranch(unit.kind)).length,
    branches: plan.units.filter(({ unit }) => isBranch(unit.kind)).length,
  };
}

/** What is kept of a commit. */
export function summaryOf(plan: ImportPlan, source: Source | null, exemptions: number): Summary {
  const leftOut = plan.rows.flatMap(({ row, person, reason, problems }) =>
    reason
      ? [
          {
            row,
            at: placeOf(source, row),
            name: person.name,
            reason,
            codes: [...new Set(problems.map(({ code }) => code))],
          },
        ]
      : [],
  );
  return { ...countsOf(plan), exemptions, leftOut: leftOut.slice(0, 500) };
}

function tableViews(source: Source | null, plan: ImportPlan, choices: Choices): Preview["tables"] {
  return (source?.tables ?? []).map((table, n) => ({
    sheet: table.sheet,
    hidden: table.hidden,
    // A further list is kept without its header, which is the last row above it; of the first nothing is.
    from: `${columnLetter(table.before)}${table.above || 1}`,
    people: plan.rows.filter(({ row }) => isRowOf(table, row)).length,
    excluded: choices.excludedTables.includes(n),
  }));
}

function problemCounts(problems: readonly Problem[], choices: Choices): Preview["problemCounts"] {
  const rowsOf = new Map<ProblemCode, Set<number>>();
  for (const { code, row } of problems) rowsOf.set(code, (rowsOf.get(code) ?? new Set()).add(row));
  return [...rowsOf].map(([code, rows]) => ({
    code,
    level: levelOf(code),
    rows: rows.size,
    confirmed: (choices.confirmedWarnings as readonly ProblemCode[]).includes(code),
  }));
}

function rowView(
  { row, outcome, reason, branchUnit, organ, branch, person }: PlannedRow,
  source: Source | null,
): RowView {
  return {
    row,
    at: placeOf(source, row),
    outcome,
    reason,
    organ: branchUnit?.parent?.name ?? organ,
    branch: branchUnit?.name ?? branch,
    person,
  };
}
