import { plainText } from "../../core/names";
import { columnLetter, isBlank, textOf } from "../../papers/sheets/rules";
import type { Rows } from "../../papers/sheets/shape";
import type { IgnoredKind } from "./rules-source";
import { understandPhone } from "./rules-values";
import type { Confidence, Field, Mapping } from "./shape";
import type { ColumnView } from "./shape-preview";

/** Headers as offices and personnel systems write them; the first word of each is the plainest. */
const words: Record<Field, readonly string[]> = {
  organ: ["单位名称", "单位", "所在单位", "工作单位", "单位全称", "所属单位", "机构名称"],
  branch: [
    "党支部",
    "所在党支部",
    "所属党支部",
    "支部",
    "支部名称",
    "党支部名称",
    "所在支部",
    "所属支部",
    "所在党组织",
    "所属党组织",
    "党组织",
  ],
  name: ["姓名", "名字", "人员姓名", "党员姓名", "职工姓名"],
  staffNumber: [
    "工号",
    "人员编码",
    "人员编号",
    "职工号",
    "职工编号",
    "员工编号",
    "工资号",
    "编号",
    "人员代码",
  ],
  gender: ["性别", "性别代码"],
  born: ["出生年月", "出生日期", "出生年月日", "出生时间", "生日"],
  standing: ["政治面貌", "党员类别", "党员身份", "人员身份", "身份", "是否党员"],
  joinedParty: ["入党时间", "入党日期", "入党年月", "加入党组织时间", "加入党组织日期", "参加组织时间"],
  fullMemberOn: ["转正日期", "转正时间", "转为正式党员时间", "转为正式党员日期", "转正年月"],
  enteredOn: [
    "进入支部日期",
    "进入支部时间",
    "进入党支部日期",
    "进入党支部时间",
    "进入当前支部日期",
    "转入支部日期",
    "转入时间",
    "转入日期",
  ],
  employment: ["人员类别", "编制类别", "编制性质", "人员性质", "编制"],
  leadership: ["是否班子成员", "班子成员", "是否领导班子成员"],
  title: ["现任职务", "职务", "行政职务", "工作职务", "职务名称", "岗位"],
  rank: ["职务层次", "职级", "职务级别", "行政级别", "职务职级"],
  office: ["党内职务", "支部职务", "党支部职务", "党务职务"],
  phone: ["手机号码", "联系电话", "手机", "手机号", "电话", "电话号码", "移动电话", "联系方式"],
  remark: ["备注", "说明", "备注说明"],
};
/** Never guessed as something else, though parts of them look like it. */
const known = [
  "序号",
  "民族",
  "学历",
  "身份证号",
  "身份证号码",
  "公民身份号码",
  "年龄",
  "籍贯",
  "参加工作时间",
  "紧急联系人电话",
];

const fieldOf = new Map(
  Object.entries(words).flatMap(([field, list]) => list.map((word) => [word, field as Field])),
);
const longestFirst = [...fieldOf.keys()].toSorted((a, b) => b.length - a.length);

/** A header as headers are compared. */
export const plain = (text: string) => plainText(text).replace(/[\s*:：()[\]【】]/gu, "");

/** Whether a text is a known header of a meaning. */
export function isHeader(text: string, field: Field): boolean {
  return fieldOf.get(text) === field;
}

/** The header is the row among the first thirty that reads most like one: at least one known header and another likely one. */
export function findHeaderRow(rows: Rows): number {
  const scores = rows.slice(0, 30).map((row) => {
    const texts = [...new Set(row.map((cell) => plain(textOf(cell))))];
    const exact = texts.filter((text) => fieldOf.has(text)).length;
    const likely = texts.filter((text) => known.includes(text) || similar(text)).length;
    return exact && exact + likely;
  });
  const best = Math.max(...scores);
  return best >= 3 ? scores.indexOf(best) + 1 : 0;
}

/** How much a sheet looks like a roster. */
export function headerScore(rows: Rows): number {
  const header = rows[findHeaderRow(rows) - 1] ?? [];
  return header.filter((cell) => fieldOf.has(plain(textOf(cell)))).length;
}

/** What a person will probably want; everything of it can be corrected. */
export function guessMapping(rows: Rows): Mapping {
  const headerRow = findHeaderRow(rows);
  const columns = columnsBelow(rows, headerRow);
  return { headerRow, columns, organName: columns.includes("organ") ? null : organInTitles(rows, headerRow) };
}

export function columnsBelow(rows: Rows, headerRow: number): Mapping["columns"] {
  return guessColumns(rows, headerRow).map((guess) => guess?.field ?? null);
}

type Guess = { field: Field; confidence: Confidence } | null;

/** A meaning for each column, none given twice: exact headers first, then similar ones, then by what stands below. */
export function guessColumns(rows: Rows, headerRow: number): Guess[] {
  const header = Array.from({ length: widthOf(rows) }, (_, c) => plain(textOf(rows[headerRow - 1]?.[c])));
  const taken = new Set<Field>();
  const guesses: Guess[] = header.map(() => null);
  const give = (c: number, field: Field | undefined, confidence: Confidence) => {
    if (!field || taken.has(field)) return;
    taken.add(field);
    guesses[c] = { field, confidence };
  };
  for (const [c, text] of header.entries()) give(c, fieldOf.get(text), "exact");
  for (const [c, text] of header.entries()) if (!known.includes(text)) give(c, similar(text), "similar");
  for (const [c, text] of header.entries())
    if (text === "") give(c, contentField(rows, headerRow, c), "content");
  return guesses;
}

/** How many columns the longest row has. */
export function widthOf(rows: Rows): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

function similar(text: string): Field | undefined {
  const word = longestFirst.find((candidate) => text.includes(candidate));
  return word ? fieldOf.get(word) : undefined;
}

function contentField(rows: Rows, headerRow: number, column: number): Field | undefined {
  const texts = rows
    .slice(headerRow, headerRow + 40)
    .map((row) => textOf(row[column]).trim())
    .filter(Boolean);
  if (texts.length < 3) return undefined;
  const mostly = (test: (text: string) => boolean) => texts.filter(test).length >= texts.length * 0.8;
  if (mostly((text) => /支部$/.test(text))) return "branch";
  if (mostly((text) => /^[男女]$/.test(text))) return "gender";
  if (mostly((text) => text.length >= 11 && !understandPhone(text).problem)) return "phone";
  return undefined;
}

/** "填报单位：机关党总支 …" above the header. */
function organInTitles(rows: Rows, headerRow: number): string | null {
  for (const row of rows.filter((_, r) => r < headerRow - 1)) {
    for (const cell of row) {
      const name = /(?:填报单位|填报组织|党组织名称|单位名称)\s*[:：]\s*([^\s:：]+)/u.exec(textOf(cell))?.[1];
      if (name) return name.slice(0, 60);
    }
  }
  return null;
}

/** Each column with its header and samples, for correcting. */
export function columnViews(rows: Rows, mapping: Mapping, dropped: readonly number[]): ColumnView[] {
  return guessColumns(rows, mapping.headerRow).map((guess, c) => ({
    letter: columnLetter(c),
    header: textOf(rows[mapping.headerRow - 1]?.[c]).trim(),
    samples: samplesOf(rows, mapping.headerRow, c),
    field: mapping.columns[c] ?? null,
    guess,
    kept: !dropped.includes(c),
  }));
}

function samplesOf(rows: Rows, headerRow: number, column: number): string[] {
  const samples = new Set<string>();
  for (const row of rows.slice(headerRow)) {
    const text = textOf(row[column]).trim().slice(0, 40);
    if (text) samples.add(text);
    if (samples.size === 3) break;
  }
  return [...samples];
}

/** The rows below the header: people, and what only looks like them or says nothing in a column that is imported. */
export function bodyRows(
  rows: Rows,
  mapping: Mapping,
): { people: number[]; ignored: { row: number; kind: IgnoredKind }[] } {
  const header = rows[mapping.headerRow - 1];
  const key = header && rowKey(header);
  const name = mapping.columns.indexOf("name");
  const used = mapping.columns.flatMap((field, column) => (field ? [column] : []));
  const kindOf = (cells: Rows[number]): IgnoredKind | null => {
    if (rowKey(cells) === key) return "header";
    if (isHeader(plain(textOf(cells[name])), "name")) return "header";
    if (isFooter(cells)) return "footer";
    return used.some((column) => textOf(cells[column]).trim() !== "") ? null : "unmapped";
  };
  const people: number[] = [];
  const ignored: { row: number; kind: IgnoredKind }[] = [];
  for (let row = mapping.headerRow + 1; row <= rows.length; row++) {
    const cells = rows[row - 1];
    if (!cells || isBlank(cells)) continue;
    const kind = kindOf(cells);
    if (kind) ignored.push({ row, kind });
    else people.push(row);
  }
  return { people, ignored };
}

/** By what a row that repeats another is told. */
export function rowKey(row: Rows[number]): string {
  return row.map((cell) => plain(textOf(cell))).join("|");
}

/** Totals, signatures and notes: told by the first word of the row, which no name can be. */
function isFooter(row: Rows[number]): boolean {
  const first = plain(textOf(row.find((cell) => textOf(cell).trim() !== "")));
  if (
    /^(合计|总计|共计|小计|总人数|填表人|制表人|填报人|审核人|单位负责人|负责人签字|填表说明|填报时间|制表日期)/.test(
      first,
    )
  )
    return true;
  return row.filter((cell) => textOf(cell).trim() !== "").length === 1 && /^(注|备注|说明)/.test(first);
}
