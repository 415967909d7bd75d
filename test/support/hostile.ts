import { strToU8, zipSync } from "fflate";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook of one sheet, the sheet's text as it is given. */
export function workbookOf(
  sheet: string,
  { more = {}, level = 6 }: { more?: Record<string, string>; level?: 0 | 6 } = {},
): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relations(
      `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`,
    ),
    "xl/_rels/workbook.xml.rels": relations(
      `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>`,
    ),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": sheet,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
    level,
  });
}

export const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
export const textCell = (address: string, text = "x", prefix = "") =>
  `<${prefix}c r="${address}" t="inlineStr"><${prefix}is><${prefix}t>${text}</${prefix}t></${prefix}is></${prefix}c>`;
export const oneCell = (address: string) =>
  sheetOf(`<row r="${/\d+/.exec(address)?.[0]}">${textCell(address)}</row>`);

const mb = (n: number) => n * 1024 * 1024;
const some = (text: string, bytes: number) => text.repeat(Math.ceil(bytes / Math.max(1, text.length)));

const each = (n: number, make: (n: number) => string) =>
  Array.from({ length: n }, (_, n) => make(n)).join("");
const sheetsNamed = (n: number, relation: (n: number) => string) =>
  `<workbook xmlns:r="${office}"><sheets>${each(n, (one) => `<sheet name="s${one}" sheetId="${one + 1}" r:id="${relation(one)}"/>`)}</sheets></workbook>`;
const relationsTo = (n: number, target: (n: number) => string) =>
  `<Relationships>${each(n, (one) => `<Relationship Id="r${one}" Type="${office}/worksheet" Target="${target(one)}"/>`)}</Relationships>`;
const merged = (times: number) =>
  `<worksheet><sheetData><row r="1">${textCell("A1")}</row><row r="20000">${textCell("B20000")}</row></sheetData><mergeCells>${some('<mergeCell ref="A1:A20000"/>', 29 * times)}</mergeCells></worksheet>`;
const styled = (formats: string) =>
  workbookOf(sheetOf('<row r="1"><c r="A1" s="0"><v>1</v></c></row>'), {
    more: {
      "xl/styles.xml": `<styleSheet><numFmts>${formats}</numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`,
    },
  });

/** What stopped a server once, and its kin: a name, and the file when it is asked for. */
export const known: Record<string, () => Uint8Array> = {
  "a cell in XFD1048576": () => workbookOf(oneCell("XFD1048576")),
  "a cell in XFD1000": () => workbookOf(oneCell("XFD1000")),
  "a cell in J1048576": () => workbookOf(oneCell("J1048576")),
  "a cell in A1048576": () => workbookOf(oneCell("A1048576")),
  "a cell in GR20000": () => workbookOf(oneCell("GR20000")),
  "a row 1048576 of which the cell says another": () =>
    workbookOf(sheetOf(`<row r="1048576">${textCell("A1")}</row>`)),
  "a row number with an exponent": () => workbookOf(sheetOf(`<row r="1e6">${textCell("A1")}</row>`)),
  "an address written with entities": () =>
    workbookOf(sheetOf(`<row r="1">${textCell("&#88;FD1048576")}</row>`)),
  "an address in single quotes": () => workbookOf(sheetOf(`<row r='1'><c r='XFD1' t='n'><v>1</v></c></row>`)),
  "two addresses in one cell": () =>
    workbookOf(sheetOf(`<row r="1"><c r="A1" r="XFD1048576"><v>1</v></c></row>`)),
  "a far cell after a comment that never was one": () =>
    workbookOf(sheetOf(`<!--><row r="1048576">${textCell("A1048576")}</row><!-- -->`)),
  "a far cell in prefixed tags": () =>
    workbookOf(
      `<x:worksheet xmlns:x="m"><x:sheetData><x:row r="9">${textCell("XFD9", "x", "x:")}</x:row></x:sheetData></x:worksheet>`,
    ),
  "a far row behind a tag that turns into a comment without its prefix": () =>
    workbookOf(
      `<x:worksheet xmlns:x="m"><x:sheetData><x:!-- ><a b="--><row r="1048576"><c r="A1048576"><v>1</v></c></row></x:sheetData></x:worksheet>">`,
    ),
  "1 MB of unclosed cells after a formula": () =>
    workbookOf(sheetOf(`<row r="1"><c r="A1"><f>1</f><v>1</v></c>${some('<c r="B1">', mb(1))}`)),
  "1 MB of a tag that never ends": () => workbookOf(`<worksheet><sheetData><row ${some('a="1" ', mb(1))}`),
  "1 MB of a text that never ends": () => workbookOf(`<worksheet><sheetData>${some("x", mb(1))}`),
  "1 MB of opening brackets": () => workbookOf(some("<", mb(1))),
  "1 MB of a comment that never ends": () => workbookOf(`<worksheet><!-- ${some("-", mb(1))}`),
  "a document type with entities": () =>
    workbookOf(`<!DOCTYPE a [<!ENTITY b "${some("b", 1000)}">]>${sheetOf("")}`),
  "tags in tags, seventeen deep": () => workbookOf(some("<a>", 3 * 17) + some("</a>", 4 * 17)),
  "3 million empty tags": () => workbookOf(sheetOf(some("<a/>", mb(12)))),
  "19 MB of blanks": () => workbookOf(sheetOf(some(" ", mb(19)))),
  "19 MB of blanks between tags": () => workbookOf(sheetOf(some(`<a/>${" ".repeat(200_000)}`, mb(19)))),
  "21 MB of blanks": () => workbookOf(sheetOf(some(" ", mb(21)))),
  "500 MB that is 500 KB packed": () =>
    workbookOf(sheetOf(""), {
      more: Object.fromEntries(
        Array.from({ length: 25 }, (_, n) => [`xl/more${n}.xml`, `<a>${some("<b/>", mb(2))}</a>`]),
      ),
    }),
  "sheets of many rows without a cell": () =>
    workbookOf(sheetOf(""), {
      more: Object.fromEntries(
        Array.from({ length: 60 }, (_, n) => [`xl/worksheets/s${n}.xml`, sheetOf(`<row r="20000"/>`)]),
      ),
    }),
  "one cell merged over 20,000 empty rows again and again": () => workbookOf(merged(5_000)),
  "one sheet under 900 names": () =>
    workbookOf(
      sheetOf(
        each(
          2_000,
          (r) => `<row r="${r + 1}">${each(10, (c) => textCell(`${"ABCDEFGHIJ"[c]}${r + 1}`))}</row>`,
        ),
      ),
      { more: { "xl/workbook.xml": sheetsNamed(900, () => "rId1") } },
    ),
  "3,000 sheets of which none is there": () =>
    workbookOf(sheetOf(""), {
      more: {
        "xl/workbook.xml": sheetsNamed(3_000, (n) => `r${n}`),
        "xl/_rels/workbook.xml.rels": relationsTo(3_000, (n) => `worksheets/none${n}.xml`),
      },
    }),
  "200 KB of brackets as the format of a number": () =>
    styled(`<numFmt numFmtId="164" formatCode="${some("[", 200_000)}"/>`),
  "a thousand formats of a thousand brackets": () =>
    styled(each(1_000, (n) => `<numFmt numFmtId="${164 + n}" formatCode="${some("[", 1_000)}"/>`)),
  "600,000 cells": () =>
    workbookOf(
      sheetOf(
        Array.from(
          { length: 6_000 },
          (_, r) => `<row r="${r + 1}">${"<c><v>1</v></c>".repeat(100)}</row>`,
        ).join(""),
      ),
    ),
  "3 MB of quotes": () => strToU8(`姓名\n${some('"', mb(3))}`),
  "3 MB of quotes after a letter": () => strToU8(`姓名\n甲${some('"', mb(3))}`),
  "3 MB of quotes and blanks": () => strToU8(`姓名\n${some(' "', mb(3))}`),
  "3 MB of blanks and a quote": () => strToU8(`姓名\n${some(" ", mb(3))}"甲`),
  "3 MB of one formula's letters": () => strToU8(`姓名\n-${some("a", mb(3))}`),
  "cells of letters that could be formulas": () => strToU8(`姓名\n${some(`-${some("a", 30_000)}\n`, mb(3))}`),
  "5 MB of commas": () => strToU8(some(",", mb(5) - 1)),
  "5 MB of line ends": () => strToU8(some("\n", mb(5) - 1)),
  "5 MB of one word": () => strToU8(some("姓名", mb(5) / 3)),
};

/** A file that a seed makes of pieces which by themselves may stand in a workbook or a text, and of broken ones. */
export function generated(seed: number): Uint8Array {
  const next = numbers(seed);
  const one = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  if (next(5) === 0) {
    const marks = ['"', ",", "\n", "\r", " ", "\t", ";", "甲", "=", "-", "1", "a", '""', "　", "\u0000"];
    const piece = Array.from({ length: 1 + next(6) }, () => one(marks)).join("");
    return strToU8(
      `${one(["", "姓名,支部\n", "姓名\t电话\n"])}${some(piece, 1 + next(one([1_000, 100_000, 3_000_000])))}`,
    );
  }
  if (next(4) === 0) return tame(next);
  const address = () =>
    `${one(["A", "B", "Z", "GR", "GS", "XFD", "AAAA", "", "a", "$A", "&#65;"])}${one(["1", "2", "19999", "20000", "20001", "1048576", "0", "-1", "1e5", "", "99999999999"])}`;
  const attributes = () =>
    one([
      "",
      ` r="${address()}"`,
      ` r='${address()}'`,
      ` r = "${address()}"`,
      ` x:r="${address()}"`,
      ' r="',
      " r=A1",
      ` s="1" r="${address()}"`,
    ]);
  const pieces = [
    () => `<c${attributes()}><v>1</v></c>`,
    () => `<c${attributes()} t="inlineStr"><is><t>${some("甲", next(200))}</t></is></c>`,
    () => `<c${attributes()}/>`,
    () => `<c${attributes()}>`,
    () => `<row r="${address()}">`,
    () => `<row r="${1 + next(30_000)}"><c r="A${1 + next(30_000)}"><f>1</f><v>2</v></c></row>`,
    () => "</row>",
    () => `<f>${some("(", next(400))}`,
    () => `<!-- ${some("-", next(400))}${one(["-->", "", "--"])}`,
    () => `<![CDATA[${some("]", next(400))}${one(["]]>", ""])}`,
    () => `<?x ${some("?", next(400))}${one(["?>", ""])}`,
    () => one(["<", ">", '"', "'", "&", "&#0;", "\u0000", "<>", "</>", "< c>", "<!DOCTYPE a>"]),
    () => some(" ", next(300_000)),
    () => some("<a>", next(60)),
    () => some("<a/>", next(300_000)),
  ];
  const body = Array.from({ length: 1 + next(12) }, () =>
    some(one(pieces)(), next(4) === 0 ? next(800_000) : 1),
  );
  const file = workbookOf(one([sheetOf(body.join("")), body.join("")]), { level: one([0, 6]) });
  if (next(6) === 0) for (let n = 0; n < 1 + next(40); n++) file[next(file.length)] = next(256);
  return next(12) === 0 ? file.slice(0, next(file.length)) : file;
}

/** A table with gaps, which may be read where it stays within the bounds. */
function tame(next: (below: number) => number): Uint8Array {
  const rows: string[] = [];
  for (let row = 1 + next(9), n = 0; n < 1 + next(60); n++, row += 1 + next(300)) {
    const letters = ["A", "B", "K", "Z", "AZ", "GR"].slice(0, 1 + next(6));
    const cells = letters.map((letter) => textCell(`${letter}${row}`, some("甲", next(90))));
    rows.push(`<row r="${row}">${cells.join("")}</row>`);
  }
  return workbookOf(sheetOf(rows.join("")));
}

/** Whole numbers below a bound, the same for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = Math.imul(seed + 1, 2_654_435_761);
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) % Math.max(1, below);
  };
}
