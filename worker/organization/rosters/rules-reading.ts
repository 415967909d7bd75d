import { type Day, isDay } from "../../core/calendar";
import { columnLetter, formulaIn, isFormula, textOf } from "../../papers/sheets/rules";
import type { Cell, Plain, Rows } from "../../papers/sheets/shape";
import { adultOn, mayBeRight, oddDates } from "../people/rules-particulars";
import { bodyRows } from "./rules-columns";
import { standingFrom } from "./rules-membership";
import { understandPost } from "./rules-posts";
import { columnOf, placeOf, type Source } from "./rules-source";
import {
  cleanText,
  readDate,
  type Understood,
  understandDate,
  understandGender,
  understandName,
  understandPhone,
  understandStaffNumber,
  unitKey,
} from "./rules-values";
import { type Choices, ERRORS, type Field, type Mapping, type ProblemCode, WARNINGS } from "./shape";
import type { Person, Problem } from "./shape-preview";

/** One row as understood by itself, before it is compared with others. */
export type ReadRow = {
  row: number;
  organ: string | null;
  branch: string | null;
  person: Person;
  problems: Problem[];
};

/** Every row below the header that says anything. */
export function readPeople({ rows, mapping, choices, source }: Roster, today: Day) {
  const { people, ignored } = bodyRows(rows, mapping);
  const read = people.map((row) => readRow(rows[row - 1] ?? [], row, { mapping, choices, source, today }));
  return { read, ignored };
}

export type Roster = { rows: Rows; mapping: Mapping; choices: Choices; source: Source | null };
type Reading = Omit<Roster, "rows"> & { today: Day };

function readRow(cells: readonly Cell[], row: number, { today, ...roster }: Reading): ReadRow {
  const { mapping, choices } = roster;
  const problems: Problem[] = [];
  const note = (field: Field, code: ProblemCode, params?: Problem["params"]) =>
    problems.push({
      row,
      cell: cellName(roster, field, row),
      field,
      level: levelOf(code),
      code,
      ...(params && { params }),
    });
  const cell = (field: Field) => withoutFormula(cells[mapping.columns.indexOf(field)], field);
  const take = <T>(field: Field, { value, problem, params }: Understood<T>): T | null => {
    if (problem) note(field, problem, params);
    return value;
  };

  for (const [column, field] of mapping.columns.entries()) {
    const value = cells[column];
    if (field && isFormula(value)) note(field, ...formulaProblem(value, field));
  }
  const remark = cleanText(cell("remark"));
  const named = nameOf(cell("name"), remark);
  const name = take("name", named) ?? "";
  const empty = emptyPerson(name || (cleanText(cell("name")) ?? ""), remark);
  const place = { organ: unitName(cell("organ")), branch: unitName(cell("branch")) };
  if (problems.some(({ level, code }) => level === "error" && code !== "formula"))
    return { row, ...place, person: empty, problems };

  const { born, joinedParty } = datesOf(cell, today, take);
  const partyCells = {
    standing: cell("standing"),
    joinedParty: cell("joinedParty"),
    fullMemberOn: cell("fullMemberOn"),
  };
  const standing = take("standing", standingFrom(partyCells, mapping.columns, choices, today)) ?? "non_party";
  const person: Person = {
    name,
    staffNumber: understandStaffNumber(cell("staffNumber")),
    gender: understandGender(cell("gender")),
    born,
    standing,
    joinedParty,
    fullMemberOn: take("fullMemberOn", fullMemberOn(cell("fullMemberOn"), standing, born, today)),
    enteredOn: take("enteredOn", understandDate(cell("enteredOn"), today, "day")),
    ...understandPost({
      title: cell("title"),
      rank: cell("rank"),
      office: cell("office"),
      leadership: cell("leadership"),
      employment: cell("employment"),
    }),
    phone: take("phone", understandPhone(cell("phone"))),
    remark,
  };
  return { row, ...place, person, problems };
}

/** Who somebody is and where they belong is never left to a formula. */
const needed: readonly Field[] = ["name", "branch"];

function withoutFormula(value: Cell | undefined, field: Field): Cell {
  if (!isFormula(value)) return value ?? null;
  return needed.includes(field) ? null : storedIn(value);
}

/** What the file last had for the formula; a text that would be a formula itself is none. */
function storedIn({ value }: { value?: Plain }): Plain {
  return value === undefined || formulaIn(textOf(value)) ? null : value;
}

function formulaProblem(
  value: { formula: string; value?: Plain },
  field: Field,
): [ProblemCode, NonNullable<Problem["params"]>] {
  const text = value.formula.slice(0, 60);
  const stored = textOf(storedIn(value)).slice(0, 40);
  if (needed.includes(field)) return ["formula", { text }];
  return stored.trim() === "" ? ["formula_empty", { text }] : ["formula_value", { text, value: stored }];
}

/** Birth and joining: what cannot be is left empty, what hardly can be stays once somebody confirmed it. */
function datesOf(
  cell: (field: Field) => Cell,
  today: Day,
  take: <T>(field: Field, understood: Understood<T>) => T | null,
): Pick<Person, "born" | "joinedParty"> {
  const read = {
    born: take("born", understandDate(cell("born"), today, "month")),
    joinedParty: take("joinedParty", understandDate(cell("joinedParty"), today, "month")),
  };
  for (const { field, code, params } of oddDates(read, today)) {
    if (!isProblem(code)) continue;
    const value = mayBeRight(code) ? read[field] : null;
    read[field] = take(field, { value, problem: code, params });
  }
  return read;
}

/**
 * The day of becoming a full member. A probationary member has at most one to come; nobody becomes a full member
 * before turning 18 (Party Constitution, art. 1 and 7). A date that cannot be is left empty.
 */
function fullMemberOn(
  cell: Cell,
  standing: Person["standing"],
  born: string | null,
  today: Day,
): Understood<string> {
  if (standing === "non_party") return { value: null };
  if (standing === "full") {
    const { value, problem, params } = understandDate(cell, today, "day");
    if (value === null || born === null || value >= adultOn(born)) return { value, problem, params };
    return { value: null, problem: "full_under_18", params: { date: value, born } };
  }
  const date = readDate(cell);
  if (date === null || !isDay(date)) return understandDate(cell, today, "day");
  return date > today
    ? { value: date }
    : { value: null, problem: "probationary_full_past", params: { date } };
}

function nameOf(cell: Cell, remark: string | null): Understood<string> {
  const named = understandName(cell);
  return named.problem === "no_name" && /空缺|空岗|缺编|待定/.test(remark ?? "")
    ? { value: null, problem: "vacancy" }
    : named;
}

function unitName(cell: Cell): string | null {
  const text = cleanText(cell);
  return text === null ? null : unitKey(text).slice(0, 60);
}

function emptyPerson(name: string, remark: string | null): Person {
  return {
    name,
    remark,
    staffNumber: null,
    gender: null,
    born: null,
    standing: "non_party",
    joinedParty: null,
    fullMemberOn: null,
    enteredOn: null,
    post: "staff",
    office: "none",
    employment: "none",
    title: null,
    phone: null,
  };
}

/** A date to come is told where it is read, under a word of its own. */
function isProblem(code: string): code is ProblemCode {
  return ([...ERRORS, ...WARNINGS] as string[]).includes(code);
}

export function levelOf(code: ProblemCode): Problem["level"] {
  return (ERRORS as readonly string[]).includes(code) ? "error" : "warning";
}

/** "F79", with its sheet where several are read; of a field without a column, the column of the name. */
export function cellName(
  { mapping, source }: Pick<Roster, "mapping" | "source">,
  field: Field,
  row: number,
): string {
  const held = [field, "name" as const].find((one) => mapping.columns.includes(one));
  const shown = held ? mapping.columns.indexOf(held) : 0;
  const { sheet, row: at } = placeOf(source, row);
  return `${sheet === null ? "" : `${sheet}!`}${columnLetter(columnOf(source, row, shown))}${at}`;
}
