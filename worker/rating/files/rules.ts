import * as v from "valibot";
import { fieldOf } from "../../core/fields";
import { type FieldRefusal, Refusal } from "../../core/refusal";
import { defaultMeasures, faultsOf } from "../../measures/versions/rules";
import type { Measures, MeasuresVersion } from "../../measures/versions/shape";
import { propose } from "../engine/rules";
import { byText } from "../engine/rules-quota";
import type { QuotaUnit, YearFacts } from "../engine/shape";
import type { Proposal } from "../engine/shape-answers";
import { factsOfPerson, faultsOfPeople } from "./rules-people";
import { FactsFile } from "./shape";

export type Rated = Proposal & {
  year: number;
  /** Which measures were applied: the default set, or the one in the file. */
  measures: "default" | "given";
  /** The facts of each person, which say what is cited. */
  facts: ReadonlyMap<string, YearFacts>;
};

/**
 * The proposal that a file of counted facts leads to, people in the order of their ids; a refusal that names each wrong field
 * otherwise. In whatever order people, units, versions and records stand in the file, the result is the same to the byte (measures §5–§7, §9).
 */
export function rate(input: unknown): Rated {
  const read = v.safeParse(FactsFile, input);
  if (!read.success) throw new Refusal("invalid_input", { fields: read.issues.map(fieldOf) });
  const file = read.output;
  const { measures, versions } = measuresOf(file);
  const faults = [...faultsOfPeople(file), ...faultsOfUnits(file)];
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults });
  const facts = [...file.people]
    .sort((a, b) => byText(a.id, b.id))
    .map((person) => factsOfPerson(person, file.year, measures));
  const proposal = propose(facts, unitsOf(file), measures, file.scheme, versions);
  return {
    year: file.year,
    measures: file.measures === undefined ? "default" : "given",
    ...proposal,
    facts: new Map(facts.map((one) => [one.personId, one])),
  };
}

function measuresOf(file: FactsFile): { measures: Measures; versions: MeasuresVersion[] } {
  const given = file.measures === undefined ? undefined : faultsOf(file.measures);
  const dated = file.versions.map(({ from, measures }) => ({ from, ...faultsOf(measures) }));
  const faults = [
    ...below("measures", given?.faults ?? []),
    ...dated.flatMap(({ faults: own }, index) => below(`versions.${index}.measures`, own)),
    ...dated.flatMap(({ from }, index) =>
      dated.findIndex((one) => one.from === from) < index
        ? [{ path: `versions.${index}.from`, reason: "duplicate" }]
        : [],
    ),
  ];
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults });
  return {
    measures: given?.measures ?? defaultMeasures(),
    versions: dated
      .flatMap(({ from, measures }) => (measures ? [{ from, measures }] : []))
      .sort((a, b) => byText(a.from, b.from)),
  };
}

function below(path: string, fields: readonly FieldRefusal[]): FieldRefusal[] {
  return fields.map((field) => ({ ...field, path: field.path === "" ? path : `${path}.${field.path}` }));
}

/** A unit has one name in a file, and stands in it once. */
function faultsOfUnits({ units, people }: FactsFile): FieldRefusal[] {
  const names = new Map<string, string>();
  const renamed = people.flatMap(({ unit }, index): FieldRefusal[] => {
    const { id, name } = typeof unit === "string" ? { id: unit, name: unit } : unit;
    const known = names.get(id) ?? name;
    names.set(id, known);
    return known === name
      ? []
      : [{ path: `people.${index}.unit`, reason: "not_equal", params: { expected: known, because: "unit" } }];
  });
  return [...renamed, ...faultsOfEachUnit(units)];
}

function faultsOfEachUnit(units: FactsFile["units"]): FieldRefusal[] {
  const seen = new Set<string>();
  return units.flatMap(({ id, pooled, parent }, index): FieldRefusal[] => {
    const again = seen.has(id);
    seen.add(id);
    if (again) return [{ path: `units.${index}.id`, reason: "duplicate" }];
    return pooled && parent === undefined ? [{ path: `units.${index}.parent`, reason: "required" }] : [];
  });
}

function unitsOf({ units, people }: FactsFile): QuotaUnit[] {
  const names = new Map(
    people.map(({ unit }) => (typeof unit === "string" ? [unit, unit] : [unit.id, unit.name])),
  );
  const told = new Map(units.map((unit) => [unit.id, unit]));
  return [...names]
    .sort(([a], [b]) => byText(a, b))
    .map(([id, name]): QuotaUnit => {
      const { parent, pooled, approvedShare, seatsTaken } = told.get(id) ?? {};
      return {
        id,
        name,
        parentId: parent ?? null,
        optsIntoPool: pooled ?? false,
        approvedShare: approvedShare ?? false,
        seatsTaken: seatsTaken ?? 0,
      };
    });
}
