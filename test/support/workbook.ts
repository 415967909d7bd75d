import { strToU8, zipSync } from "fflate";

type Value = string | number | { formula: string } | { day: number };
export const formula = (text: string) => ({ formula: text });
/** A day number with a date style, as spreadsheets keep dates. */
export const day = (serial: number) => ({ day: serial });

const letter = (c: number) => String.fromCharCode(65 + c);
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function cell(value: Value, at: string): string {
  if (value === "") return "";
  if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
  if (typeof value === "string") return `<c r="${at}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  if ("day" in value) return `<c r="${at}" s="1"><v>${value.day}</v></c>`;
  return `<c r="${at}"><f>${escaped(value.formula)}</f><v>2</v></c>`;
}

/** A small XLSX file with one sheet. */
export function aWorkbook(rows: Value[][]): Uint8Array {
  return aBook([{ name: "名册 & 说明", rows }]);
}

/** A small XLSX file; some programs give the tags of its sheets a prefix. */
export function aBook(
  sheets: { name: string; hidden?: boolean; rows: Value[][] }[],
  prefix?: string,
): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (...list: string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`;
  const named = sheets.map(
    ({ name, hidden }, n) =>
      `<sheet name="${escaped(name)}" sheetId="${n + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${n + 1}"/>`,
  );
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/_rels/workbook.xml.rels": relations(
      ...sheets.map((_, n) => relation(`rId${n + 1}`, "worksheet", `worksheets/sheet${n + 1}.xml`)),
      relation(`rId${sheets.length + 1}`, "styles", "styles.xml"),
    ),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${named.join("")}</sheets></workbook>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, n) => [`xl/worksheets/sheet${n + 1}.xml`, sheetXml(rows, main, prefix)]),
    ),
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, xml]) => [path, strToU8(`<?xml version="1.0"?>${xml}`)]),
    ),
  );
}

function sheetXml(rows: Value[][], main: string, prefix: string | undefined): string {
  const data = rows.map(
    (row, r) =>
      `<row r="${r + 1}">${row.map((value, c) => cell(value, `${letter(c)}${r + 1}`)).join("")}</row>`,
  );
  const xml = `<worksheet xmlns="${main}"><sheetData>${data.join("")}</sheetData></worksheet>`;
  if (!prefix) return xml;
  const named = xml.replaceAll("xmlns=", `xmlns:${prefix}=`);
  return named.replace(/<(\/?)(?=\w)/g, `<$1${prefix}:`);
}
