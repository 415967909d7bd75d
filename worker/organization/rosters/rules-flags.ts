import { isBlank, textOf } from "../../papers/sheets/rules";
import type { Cell } from "../../papers/sheets/shape";
import { columnsBelow, findHeaderRow, plain, widthOf } from "./rules-columns";
import type { Table } from "./shape-tables";

/** Columns of which each stands for one value and is ticked: one a party office, one a standing. */
const kinds = [
  {
    field: "office",
    header: "党内职务（按勾选的列）",
    named: /^(党?支部|总支|党总支)?(书记|副书记|委员|组织委员|宣传委员|纪检委员|青年委员|统战委员|支委)$/,
  },
  {
    field: "standing",
    header: "政治面貌（按勾选的列）",
    named: /^(中共)?(党员|正式党员|预备党员)$|^(群众|共青团员|民主党派|无党派人士)$/,
  },
] as const;
const ticked = /^(是|√|✓|✔|☑|1|有|Y|yes|●|○|★)$/i;
const unticked = /^(否|×|0|无|N|no|[-—–/])?$/i;

/** One more column for each kind that stands in ticked columns only, as if the office had written the values. */
export function withFlagsGathered(table: Table): Table {
  const header = findHeaderRow(table.rows);
  return kinds.reduce((found, kind) => gathered(found, header, kind), table);
}

function gathered(
  table: Table,
  header: number,
  { field, header: title, named }: (typeof kinds)[number],
): Table {
  const heads = (table.rows[header - 1] ?? []).map((cell) => plain(textOf(cell)));
  const flags = heads.flatMap((text, column) =>
    named.test(text) && isTicked(table.rows.slice(header), column) ? [column] : [],
  );
  if (flags.length === 0 || columnsBelow(table.rows, header).includes(field)) return table;
  const width = widthOf(table.rows);
  const rows = table.rows.map((row, r): Cell[] => {
    if (r < header - 1 || isBlank(row)) return row;
    const said = flags.filter((c) => ticked.test(textOf(row[c]).trim())).map((c) => heads[c]);
    const value = r === header - 1 ? title : said.join("、") || null;
    return [...Array.from({ length: width }, (_, c) => row[c] ?? null), value];
  });
  return { ...table, rows };
}

function isTicked(rows: readonly (readonly Cell[])[], column: number): boolean {
  const texts = rows.map((row) => textOf(row[column]).trim());
  return (
    texts.some((text) => ticked.test(text)) && texts.every((text) => ticked.test(text) || unticked.test(text))
  );
}
