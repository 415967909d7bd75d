import { type Day, firstDay, yearOf } from "../core/calendar";
import { Refusal } from "../core/refusal";
import { textOf } from "./cells";
import { columnViews } from "./columns";
import { type Met, matcher, repeats, type StandingPerson, withoutTakenNumber } from "./identity";
import { membershipFrom, suggestionsIn } from "./intervals";
import { tellsStanding } from "./membership";
import { type Placed, type Placement, placer, type StandingUnit, unitsToCreate, unitView } from "./placement";
import { cellName, levelOf, type ReadRow, readPeople } from "./reading";
import type {
  Choices,
  Counts,
  Mapping,
  Outcome,
  OutReason,
  Preview,
  Problem,
  ProblemCode,
  Rows,
  RowView,
  Suggestion,
  Summary,
} from "./shape";

/** The county as it stands: live units at and below the unit of the import, people who might be those of the file. */
export type Standing = { rootId: string; units: readonly StandingUnit[]; people: readonly StandingPerson[] };
export type Roster = { rows: Rows; mapping: Mapping; choices: Choices };

export type PlannedRow = ReadRow & {
  outcome: Outcome;
  reason: OutReason | null;
  branchUnit: Placed | null;
  suggestions: Suggestion[];
};
/** What an import does, row by row; the preview and the commit are two views of it. */
export type ImportPlan = {
  rows: PlannedRow[];
  units: { unit: Placed; people: number }[];
  ignored: Preview["ignoredRows"];
};

/** What a person starts from: everything in order goes in, nothing that needs a look does, no remark is acted on. */
export function firstChoices(today: Day): Choices {
  return {
    confirmedWarnings: [],
    confirmedRows: [],
    excludedRows: [],
    acceptedSuggestions: [],
    createUnits: true,
    parentKind: "general_branch",
    defaultFromOn: firstDay(yearOf(today)),
    standing: null,
  };
}

/** Decides every row: an error keeps it out, a warning until it is confirmed, someone already here changes nothing. */
export function planImport({ rows, mapping, choices }: Roster, standing: Standing, today: Day): ImportPlan {
  const { read, ignored } = readPeople(rows, mapping, choices, today);
  const place = placer(standing.units, standing.rootId, mapping, choices);
  const repeatOf = repeats(read, choices);
  const hereAs = matcher(standing.people);
  const excluded = new Set(choices.excludedRows);
  const confirmedRows = new Set(choices.confirmedRows);
  const accepted = new Map(choices.acceptedSuggestions.map((s) => [`${s.row} ${s.kind}`, s]));

  const planned = read.map((row): PlannedRow => {
    const placement = row.problems.some(isError) ? null : place(row);
    const match = hereAs(row.person, placement && "branch" in placement ? placement.branch.id : null);
    const here = match === "here";
    const met = match && match !== "here" && match.kind === "repeated" ? match : repeatOf.get(row.row);
    const like = met ?? (here ? undefined : match);
    const problems = [
      ...row.problems,
      ...placeProblem(row, placement, mapping),
      ...(like && !(here && like.kind === "namesake") ? [likeProblem(row, like, mapping)] : []),
    ];
    const isConfirmed = (problem: Problem) =>
      confirmedRows.has(row.row) ||
      (choices.confirmedWarnings as readonly ProblemCode[]).includes(problem.code);
    const reason: OutReason | null = problems.some(isError)
      ? "error"
      : here
        ? null
        : excluded.has(row.row)
          ? "excluded"
          : problems.every(isConfirmed)
            ? null
            : "unconfirmed";
    const person = like?.kind === "repeated" && !here ? withoutTakenNumber(row.person) : row.person;
    const memberFrom = membershipFrom(person, [], choices);
    const offered = here || reason === "error" ? [] : suggestionsIn(person.remark, memberFrom);
    return {
      ...row,
      person,
      problems,
      outcome: reason ? "out" : here ? "here" : "create",
      reason,
      branchUnit: placement && "branch" in placement ? placement.branch : null,
      suggestions: offered.map(({ kind, fromOn }) => {
        const taken = accepted.get(`${row.row} ${kind}`);
        return {
          row: row.row,
          name: person.name,
          kind,
          fromOn: taken?.fromOn ?? fromOn,
          remark: person.remark ?? "",
          accepted: taken !== undefined,
        };
      }),
    };
  });
  const branches = planned.flatMap((row) =>
    row.outcome === "create" && row.branchUnit ? [row.branchUnit] : [],
  );
  return { rows: planned, units: unitsToCreate(branches), ignored };
}

/** The plan as people see it. */
export function previewOf(plan: ImportPlan, { rows, mapping, choices }: Roster): Preview {
  const problems = plan.rows.flatMap((row) => row.problems);
  return {
    counts: countsOf(plan),
    problemCounts: problemCounts(problems, choices),
    columns: columnViews(rows, mapping),
    head: rows
      .slice(0, 12)
      .map((cells, i) => ({ row: i + 1, cells: cells.map((cell) => textOf(cell).slice(0, 40)) })),
    rows: plan.rows.map(rowView),
    problems,
    suggestions: plan.rows.flatMap((row) => row.suggestions),
    units: plan.units.map(unitView),
    ignoredRows: plan.ignored,
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
    organs: plan.units.filter(({ unit }) => unit.kind === "party_committee" || unit.kind === "general_branch")
      .length,
    branches: plan.units.filter(({ unit }) => unit.kind === "branch" || unit.kind === "joint_branch").length,
  };
}

/** What is kept of a commit. */
export function summaryOf(plan: ImportPlan, exemptions: number): Summary {
  const leftOut = plan.rows.flatMap(({ row, person, reason, problems }) =>
    reason ? [{ row, name: person.name, reason, codes: [...new Set(problems.map(({ code }) => code))] }] : [],
  );
  return { ...countsOf(plan), exemptions, leftOut: leftOut.slice(0, 500) };
}

/** Refuses a mapping that gives one meaning to two columns. */
export function refuseUnlessDistinct({ columns }: Mapping): void {
  const fields = columns.flatMap((field, c) =>
    field && columns.indexOf(field) < c ? [{ path: `mapping.columns.${c}`, reason: "duplicate" }] : [],
  );
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
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

function rowView({ row, outcome, reason, branchUnit, organ, branch, person }: PlannedRow): RowView {
  return {
    row,
    outcome,
    reason,
    organ: branchUnit?.parent?.name ?? organ,
    branch: branchUnit?.name ?? branch,
    person,
  };
}

const isError = (problem: Problem) => problem.level === "error";
function placeProblem(row: ReadRow, placement: Placement | null, mapping: Mapping): Problem[] {
  const missing =
    placement === null && row.branch === null && row.problems.some(({ code }) => code === "formula");
  const problem =
    placement && "problem" in placement
      ? placement
      : missing
        ? { problem: "missing_branch" as const, name: "" }
        : null;
  if (!problem) return [];
  return [
    {
      row: row.row,
      cell: cellName(mapping, "branch", row.row),
      field: "branch",
      level: "error",
      code: problem.problem,
      params: { name: problem.name },
    },
  ];
}

function likeProblem(row: ReadRow, { kind, params }: Met, mapping: Mapping): Problem {
  return {
    row: row.row,
    cell: cellName(mapping, "name", row.row),
    field: "name",
    level: "warning",
    code: kind,
    params,
  };
}
