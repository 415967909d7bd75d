import { cleanName } from "../../core/names";
import { columnLetter, isBlank, isFormula, textOf } from "../../papers/sheets/rules";
import type { Cell, Sheet } from "../../papers/sheets/shape";
import { isNameHead, markHead, statusOf } from "./rules-sheet-words";
import type { Status } from "./shape";
import type { RollRow, SheetPreview, SheetProblem, SheetRow, SheetWarning } from "./shape-answers";

type Roll = readonly Pick<RollRow, "personId" | "name">[];
type Meeting = { kind: string; unitName: string; heldOn: string; startsAt: string; endsAt: string };
type Columns = { name: number; mark: number; remark: number | undefined };

/** What a typed-up sign-in sheet says about a session's roll: a preview; nothing is decided here (product F10). */
export function previewOf(sheets: readonly Sheet[], roll: Roll, meeting: Meeting): SheetPreview | undefined {
  for (const { rows } of sheets) {
    const headerAt = rows.findIndex((row) => blocksOf(row).length > 0);
    if (headerAt < 0) continue;
    const heading = headingOf(rows.slice(0, headerAt));
    return {
      heading,
      ...understood(rows, headerAt, roll),
      warnings: [
        ...warningsOf(heading, rows.slice(0, headerAt), meeting),
        ...sheets
          .filter((other) => other.rows !== rows && other.rows.some((row) => !isBlank(row)))
          .map(
            ({ name }): SheetWarning => ({ code: "sheet_left_out", params: { sheet: name, session: "" } }),
          ),
      ],
    };
  }
  return undefined;
}

/** Long lists stand in two or three blocks side by side, each with its own name and mark column. */
function blocksOf(row: readonly Cell[]): Columns[] {
  const texts = row.map((cell) => cleanName(textOf(cell)));
  const names = texts.flatMap((text, at) => (isNameHead(text) ? [at] : []));
  return names.flatMap((name, n) => {
    const columns = [...texts.keys()].slice(name, names[n + 1]);
    const first = (fits: (text: string) => boolean) => columns.find((at) => fits(texts[at] ?? ""));
    const mark = first((text) => markHead(text) === 2) ?? first((text) => markHead(text) === 1);
    if (mark === undefined) return [];
    return [{ name, mark, remark: first((text) => /备注|说明|事由/.test(text)) }];
  });
}

function understood(
  rows: readonly (readonly Cell[])[],
  headerAt: number,
  roll: Roll,
): Omit<SheetPreview, "heading" | "warnings"> {
  const lineOf = reader(roll);
  const lines = blocksOf(rows[headerAt] ?? []).flatMap((columns) =>
    rows.slice(headerAt + 1).map((cells, offset) => lineOf({ cells, columns, row: headerAt + offset + 2 })),
  );
  const found = lines.flatMap((line) => line.found ?? []);
  return {
    rows: found,
    problems: lines.flatMap((line) => line.problems ?? []),
    sittersIn: lines.flatMap((line) => line.sitterIn ?? []),
    unclear: unclearIn(found),
    marks: found.flatMap(({ personId, status, remark }) =>
      personId && status ? [{ personId, status, remark }] : [],
    ),
    notOnSheet: roll
      .filter(({ name }) => !found.some((row) => row.name === cleanName(name)))
      .map(({ personId, name }) => ({ personId, name })),
  };
}

type Entry = { cells: readonly Cell[]; columns: Columns; row: number };
type Line = { found?: SheetRow; problems?: SheetProblem[]; sitterIn?: SheetPreview["sittersIn"][number] };

/** Reads line after line: a person who stands on the sheet a second time is a question, no second mark. */
function reader(roll: Roll): (entry: Entry) => Line {
  const byName = Map.groupBy(roll, (person) => cleanName(person.name));
  const seen = new Set<string>();
  return (entry) => {
    const said = saidIn(entry);
    if (!("status" in said)) return said;
    const people = (byName.get(said.name) ?? []).map(({ personId }) => personId);
    const person = people.length === 1 ? people[0] : undefined;
    const isRepeated = person !== undefined && seen.has(person);
    if (person !== undefined) seen.add(person);
    return lineOf(entry, said, people, isRepeated);
  };
}

function lineOf(entry: Entry, said: Said, people: readonly string[], isRepeated: boolean): Line {
  const { row, columns } = entry;
  const { name, text, remark, status } = said;
  const doubt = doubtOf(people.length, isRepeated, status);
  const satIn = /列席|旁听/.test(remark + text) || status === "present";
  return {
    found: {
      row,
      cell: addressOf(entry, columns.name),
      name,
      text,
      remark: remark || null,
      personId: people.length === 1 && !isRepeated ? (people[0] ?? null) : null,
      status: status ?? null,
    },
    problems: doubt && [problemAt(entry, doubt.code, columns[doubt.at], doubt.params)],
    sitterIn: people.length === 0 && satIn ? { row, name } : undefined,
  };
}

type Said = { name: string; text: string; remark: string; status: Status | null | undefined };

/** What a line says of somebody, or why it says nothing. */
function saidIn(entry: Entry): Said | Pick<Line, "problems"> {
  const { cells, columns } = entry;
  if (isFooter(cells)) return {};
  const formula = [columns.name, columns.mark].find((column) => isFormula(cells[column]));
  if (formula !== undefined) return { problems: [problemAt(entry, "formula", formula)] };
  const name = nameIn(entry);
  const text = textOf(cells[columns.mark]).trim();
  if (name === "")
    return text === "" ? {} : { problems: [problemAt(entry, "no_name", columns.name, { text })] };
  const remark = columns.remark === undefined ? "" : textOf(cells[columns.remark]).trim();
  return { name, text, remark, status: saidBy(text, remark, name) };
}

const nameIn = ({ cells, columns }: Entry) => cleanName(textOf(cells[columns.name]));
const addressOf = ({ row }: Entry, column: number) => `${columnLetter(column)}${row}`;

function problemAt(
  entry: Entry,
  code: SheetProblem["code"],
  column: number,
  params: SheetProblem["params"] = {},
): SheetProblem {
  return {
    row: entry.row,
    cell: addressOf(entry, column),
    code,
    params: { name: nameIn(entry), ...params },
  };
}

/** What keeps a line from being a mark; undefined as status is an empty mark. */
function doubtOf(
  people: number,
  isRepeated: boolean,
  status: Status | null | undefined,
): { code: SheetProblem["code"]; at: "name" | "mark"; params?: SheetProblem["params"] } | undefined {
  if (isRepeated) return { code: "repeated", at: "name" };
  if (people > 1) return { code: "ambiguous_name", at: "name", params: { people } };
  if (people === 0) return { code: "not_on_roll", at: "name" };
  return status === undefined ? { code: "blank", at: "mark" } : undefined;
}

/** What nobody can tell, each value once: asked of the recorder for all who have it. */
function unclearIn(rows: readonly SheetRow[]): SheetPreview["unclear"] {
  const asked = rows.filter(({ personId, status, text }) => personId && status === null && text !== "");
  return [...Map.groupBy(asked, ({ text }) => text)].map(([text, { length }]) => ({ text, people: length }));
}

/** An empty mark beside a remark such as 事假 is told by the remark; a remark that says nothing leaves it empty. */
function saidBy(text: string, remark: string, name: string): Status | null | undefined {
  const said = statusOf(text, name);
  return said === undefined ? (statusOf(remark) ?? undefined) : said;
}

/** Totals and signatures below the list. */
function isFooter(cells: readonly Cell[]): boolean {
  const first = cleanName(cells.map(textOf).find((text) => text.trim() !== "") ?? "");
  return /^(应到|实到|缺席|合计|总计|小计|记录人|主持人|制表|填表|备注|说明|注[:：])/.test(first);
}

function headingOf(rows: readonly (readonly Cell[])[]): SheetPreview["heading"] {
  const text = rows
    .flat()
    .map((cell) => textOf(cell).normalize("NFKC"))
    .join(" ");
  const day = /(?<year>20\d{2})[年./-](?<month>\d{1,2})[月./-](?<day>\d{1,2})/.exec(text)?.groups;
  const times = /(?<starts>\d{1,2}:\d{2})\s*(?:[-—–~至到]+\s*(?<ends>\d{1,2}:\d{2}))?/.exec(text)?.groups;
  return {
    title: textOf(rows.flat().find((cell) => textOf(cell).trim() !== "")).trim() || null,
    heldOn: day ? `${day.year}-${day.month?.padStart(2, "0")}-${day.day?.padStart(2, "0")}` : null,
    startsAt: times?.starts?.padStart(5, "0") ?? null,
    endsAt: times?.ends?.padStart(5, "0") ?? null,
  };
}

/** Titles of meetings, and the kinds they can mean. */
const kinds: readonly [RegExp, string][] = [
  [/支部委员会|支委会/, "branch_committee_meeting"],
  [/党员大会/, "branch_general_meeting"],
  [/党小组/, "group_meeting"],
  [/党课/, "party_lesson"],
  [/主题党日/, "themed_party_day"],
  [/组织生活会/, "organizational_life_meeting"],
  [/民主生活会/, "democratic_life_meeting"],
  [/中心组/, "central_group"],
];

function warningsOf(
  heading: SheetPreview["heading"],
  above: readonly (readonly Cell[])[],
  meeting: Meeting,
): SheetWarning[] {
  const warnings: SheetWarning[] = [];
  const text = cleanName(above.flat().map(textOf).join(" "));
  const compare = (code: SheetWarning["code"], sheet: string | null, session: string) => {
    if (sheet && sheet !== session) warnings.push({ code, params: { sheet, session } });
  };
  compare("date_differs", heading.heldOn, meeting.heldOn);
  const ends = heading.endsAt ?? meeting.endsAt;
  compare(
    "time_differs",
    heading.startsAt && `${heading.startsAt}–${ends}`,
    `${meeting.startsAt}–${meeting.endsAt}`,
  );
  const branch = /[\p{Script=Han}\d]{1,20}?支部/u.exec(text)?.[0] ?? null;
  const unit = cleanName(meeting.unitName);
  if (branch && !text.includes(unit) && !unit.includes(branch))
    compare("unit_differs", branch, meeting.unitName);
  const kind = kinds.find(([pattern]) => pattern.test(cleanName(heading.title ?? "")))?.[1] ?? null;
  compare("kind_differs", kind, meeting.kind);
  return warnings;
}
