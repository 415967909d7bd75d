import { type Day, firstDay, yearOf } from "../../core/calendar";
import { Refusal } from "../../core/refusal";
import { type Met, matcher, repeats, type StandingPerson, withoutTakenNumber } from "./rules-identity";
import { membershipFrom, suggestionsIn, unsettled } from "./rules-intervals";
import { type Placed, type Placement, placer, type StandingUnit, unitsToCreate } from "./rules-placement";
import { cellName, type ReadRow, type Roster, readPeople } from "./rules-reading";
import { type IgnoredKind, isRowOf, placeOf, rowName, type Source, type SourceTable } from "./rules-source";
import type { Choices, Mapping, Outcome, OutReason, ProblemCode } from "./shape";
import type { Problem, Suggestion } from "./shape-preview";

/** The county as it stands: live units at and below the unit of the import, people who might be those of the file. */
export type Standing = { rootId: string; units: readonly StandingUnit[]; people: readonly StandingPerson[] };

export type PlannedRow = ReadRow & {
  outcome: Outcome;
  reason: OutReason | null;
  branchUnit: Placed | null;
  suggestions: Suggestion[];
  /** The person of the county that this row is. */
  hereAs: StandingPerson | null;
};
/** What an import does, row by row; the preview and the commit are two views of it. */
export type ImportPlan = {
  rows: PlannedRow[];
  units: { unit: Placed; people: number }[];
  ignored: { row: number; kind: IgnoredKind }[];
};

/** What a person starts from: everything in order goes in but hidden sheets, nothing that needs a look does, no remark is acted on. */
export function firstChoices(today: Day, tables: readonly SourceTable[] = []): Choices {
  return {
    confirmedWarnings: [],
    confirmedRows: [],
    excludedRows: [],
    declinedSuggestions: [],
    excludedTables: tables.flatMap(({ hidden }, n) => (hidden ? [n] : [])),
    acceptedSuggestions: [],
    createUnits: true,
    parentKind: "general_branch",
    defaultFromOn: firstDay(yearOf(today)),
    standing: null,
  };
}

/** Decides every row: an error keeps it out, a warning until it is confirmed, someone already here changes nothing. */
export function planImport(roster: Roster, standing: Standing, today: Day): ImportPlan {
  const { choices, source } = roster;
  const { read, ignored } = readPeople(roster, today);
  const place = placer(standing.units, standing.rootId, roster, today);
  const excluded = excludedIn(read, choices, source);
  const repeatOf = repeats(read, excluded);
  const hereAs = matcher(standing.people);
  const confirmedRows = new Set(choices.confirmedRows);
  const accepted = new Map(choices.acceptedSuggestions.map((s) => [`${s.row} ${s.kind}`, s]));

  const declined = new Set(choices.declinedSuggestions.map((s) => `${s.row} ${s.kind}`));
  const planned = read.map((row): PlannedRow => {
    const placement = row.problems.some(isError) ? null : place(row);
    const match = hereAs(row.person, placement && "branch" in placement ? placement.branch.id : null);
    const here = match && "here" in match ? match.here : undefined;
    const unlike = match && "kind" in match ? match : undefined;
    const like = unlike?.kind === "repeated" ? unlike : (repeatOf.get(row.row) ?? unlike);
    const problems = [
      ...row.problems,
      ...placeProblem(row, placement, roster),
      ...(like && !(here && like.kind === "namesake") ? [likeProblem(row, like, roster)] : []),
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
    const outcome: Outcome = reason ? "out" : here ? "here" : "create";
    const person = like?.kind === "repeated" && !here ? withoutTakenNumber(row.person) : row.person;
    const memberFrom = membershipFrom(person, [], choices);
    const offered = reason === "error" ? [] : suggestionsIn(person.remark, memberFrom);
    const asked = here ? unsettled(offered, here.settled ?? []) : offered;
    return {
      ...row,
      person,
      problems,
      outcome,
      reason,
      branchUnit: placement && "branch" in placement ? placement.branch : null,
      hereAs: here ?? null,
      suggestions: asked.map(({ kind, fromOn }) => {
        const taken = accepted.get(`${row.row} ${kind}`);
        return {
          row: row.row,
          at: placeOf(source, row.row),
          name: person.name,
          kind,
          fromOn: taken?.fromOn ?? fromOn,
          remark: person.remark ?? "",
          accepted: taken !== undefined,
          declined: declined.has(`${row.row} ${kind}`),
          outcome,
        };
      }),
    };
  });
  const branches = planned.flatMap((row) =>
    row.outcome === "create" && row.branchUnit ? [row.branchUnit] : [],
  );
  return { rows: planned, units: unitsToCreate(branches), ignored };
}

/** Rows left out one by one, or with their list. */
function excludedIn(
  read: readonly ReadRow[],
  { excludedRows, excludedTables }: Choices,
  source: Source | null,
): ReadonlySet<number> {
  const left = excludedTables.flatMap((n) => source?.tables[n] ?? []);
  const within = read.filter(({ row }) => left.some((table) => isRowOf(table, row)));
  return new Set([...excludedRows, ...within.map(({ row }) => row)]);
}

/** Refuses a mapping that gives one meaning to two columns, or any to a column that is not kept. */
export function refuseUnlessDistinct({ columns }: Mapping, source: Source | null): void {
  const fields = columns.flatMap((field, c) => {
    if (!field) return [];
    const reason = source?.dropped.includes(c) ? "not_kept" : columns.indexOf(field) < c ? "duplicate" : null;
    return reason ? [{ path: `mapping.columns.${c}`, reason }] : [];
  });
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
}

const isError = (problem: Problem) => problem.level === "error";
function placeProblem(row: ReadRow, placement: Placement | null, roster: Roster): Problem[] {
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
      cell: cellName(roster, "branch", row.row),
      field: "branch",
      level: "error",
      code: problem.problem,
      params: { name: problem.name },
    },
  ];
}

function likeProblem(row: ReadRow, { kind, params }: Met, roster: Roster): Problem {
  return {
    row: row.row,
    cell: cellName(roster, "name", row.row),
    field: "name",
    level: "warning",
    code: kind,
    params: "row" in params ? { ...params, row: rowName(roster.source, params.row) } : params,
  };
}

/** Remarks of who comes in, or is here already, that nobody has decided. */
export function undecidedIn(plan: ImportPlan): Suggestion[] {
  return plan.rows
    .filter(({ outcome }) => outcome !== "out")
    .flatMap(({ suggestions }) => suggestions.filter(({ accepted, declined }) => !accepted && !declined));
}
