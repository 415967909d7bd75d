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
  const { read, ignored } = readPeople(roster, today);
  const place = placer(standing.units, standing.rootId, roster, today);
  const excluded = excludedIn(read, roster.choices, roster.source);
  const repeatOf = repeats(read, excluded);
  const hereAs = matcher(standing.people);
  const isConfirmed = confirmer(roster.choices);
  const suggest = suggester(roster);
  const rows = read.map((row): PlannedRow => {
    const placement = row.problems.some(isError) ? null : place(row);
    const branchUnit = placement && "branch" in placement ? placement.branch : null;
    const met = metBy(hereAs(row.person, branchUnit?.id ?? null), repeatOf.get(row.row));
    const problems = [
      ...row.problems,
      ...placeProblem(row, placement, roster),
      ...likeProblems(row, met, roster),
    ];
    const reason = whyOut(problems, met, excluded.has(row.row), isConfirmed(row, problems));
    const outcome = outcomeOf(reason, met);
    const person = personOf(row, met);
    const suggestions = reason === "error" ? [] : suggest({ row: row.row, person, outcome }, met.here);
    return { ...row, person, problems, outcome, reason, branchUnit, hereAs: met.here ?? null, suggestions };
  });
  const branches = rows.flatMap((row) =>
    row.outcome === "create" && row.branchUnit ? [row.branchUnit] : [],
  );
  return { rows, units: unitsToCreate(branches), ignored };
}

type MetBy = { here?: StandingPerson; like?: Met };

function outcomeOf(reason: OutReason | null, { here }: MetBy): Outcome {
  if (reason) return "out";
  return here ? "here" : "create";
}

const personOf = (row: ReadRow, { here, like }: MetBy) =>
  like?.kind === "repeated" && !here ? withoutTakenNumber(row.person) : row.person;

/** A row is confirmed by itself, or by the kinds of all that is wrong with it. */
function confirmer(choices: Choices) {
  const rows = new Set(choices.confirmedRows);
  const kinds: ReadonlySet<ProblemCode> = new Set(choices.confirmedWarnings);
  return ({ row }: ReadRow, problems: readonly Problem[]) =>
    rows.has(row) || problems.every(({ code }) => kinds.has(code));
}

/** Who of the county the row is, and whom it is like: a repeat before any namesake. */
function metBy(match: { here: StandingPerson } | Met | undefined, repeat: Met | undefined): MetBy {
  if (match && "here" in match) return { here: match.here, like: repeat };
  return { like: match?.kind === "repeated" ? match : (repeat ?? match) };
}

/** An error counts even for somebody who is here; what was excluded or needs a look only for who would come in. */
function whyOut(
  problems: readonly Problem[],
  { here }: MetBy,
  isExcluded: boolean,
  isConfirmed: boolean,
): OutReason | null {
  if (problems.some(isError)) return "error";
  if (here) return null;
  if (isExcluded) return "excluded";
  return isConfirmed ? null : "unconfirmed";
}

/** What a row's remark suggests, with what was decided about it so far. */
function suggester({ choices, source }: Roster) {
  const accepted = new Map(choices.acceptedSuggestions.map((s) => [`${s.row} ${s.kind}`, s]));
  const declined = new Set(choices.declinedSuggestions.map((s) => `${s.row} ${s.kind}`));
  return (
    { row, person, outcome }: Pick<PlannedRow, "row" | "person" | "outcome">,
    here: StandingPerson | undefined,
  ): Suggestion[] => {
    const offered = suggestionsIn(person.remark, membershipFrom(person, [], choices));
    const asked = here ? unsettled(offered, here.settled ?? []) : offered;
    return asked.map(({ kind, fromOn }) => {
      const taken = accepted.get(`${row} ${kind}`);
      return {
        row,
        at: placeOf(source, row),
        name: person.name,
        kind,
        fromOn: taken?.fromOn ?? fromOn,
        remark: person.remark ?? "",
        accepted: taken !== undefined,
        declined: declined.has(`${row} ${kind}`),
        outcome,
      };
    });
  };
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

/** A person who is here already may well share a name with another. */
function likeProblems(row: ReadRow, { here, like }: MetBy, roster: Roster): Problem[] {
  if (!like || (here && like.kind === "namesake")) return [];
  const { kind, params } = like;
  const problem: Problem = {
    row: row.row,
    cell: cellName(roster, "name", row.row),
    field: "name",
    level: "warning",
    code: kind,
    params: "row" in params ? { ...params, row: rowName(roster.source, params.row) } : params,
  };
  return [problem];
}

/** Remarks of who comes in, or is here already, that nobody has decided. */
export function undecidedIn(plan: ImportPlan): Suggestion[] {
  return plan.rows
    .filter(({ outcome }) => outcome !== "out")
    .flatMap(({ suggestions }) => suggestions.filter(({ accepted, declined }) => !accepted && !declined));
}
