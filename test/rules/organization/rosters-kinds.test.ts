import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readSheets } from "../../../worker/papers/sheets/files";
import { OTHER_KINDS, type OtherKind, otherKind } from "../../../worker/papers/sheets/kinds";
import { aWorkbook } from "../../support/workbook";

const bytes = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0));
const packed = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8("<a/>")])));
const container = (holds: string) =>
  bytes(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${"\0".repeat(600)}${[...holds].join("\0")}\0`);

const others: [what: string, file: Uint8Array, kind: OtherKind][] = [
  ["a PDF", bytes("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj"), "is_pdf"],
  ["a PDF of text alone behind a blank line", bytes("\r\n%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>"), "is_pdf"],
  ["a photograph", bytes("\xff\xd8\xff\xe0\0\x10JFIF\0"), "is_picture"],
  ["a screenshot", bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "is_picture"],
  ["a phone's picture", bytes("\0\0\0\x18ftypheic\0\0\0\0"), "is_picture"],
  ["a picture of the web", bytes("RIFF\x24\0\0\0WEBPVP8 "), "is_picture"],
  ["a Word document", packed("[Content_Types].xml", "word/document.xml"), "is_word"],
  ["a former Word document", container("WordDocument"), "is_word"],
  ["rich text", bytes("{\\rtf1\\ansi"), "is_word"],
  ["slides", packed("[Content_Types].xml", "ppt/presentation.xml"), "is_slides"],
  ["an OFD", packed("OFD.xml", "Doc_0/Document.xml"), "is_ofd"],
  ["an OpenDocument table", packed("mimetype", "content.xml"), "is_ods"],
  ["an archive of a table", packed("花名册.xlsx"), "is_archive"],
  ["another archive", bytes("Rar!\x1a\x07\x01\0"), "is_archive"],
  ["a web page", bytes("<html><body><table><tr><td>\xd0\xd5"), "is_web_page"],
  ["a former workbook", container("Workbook"), "old_excel"],
  ["a workbook with a password", container("EncryptedPackage"), "locked"],
];

test.each(others)("%s is refused as what it is", async (_what, file, kind) => {
  await expect(readSheets(file)).rejects.toMatchObject({
    code: "unsupported_media",
    details: { fields: [{ path: "file", reason: kind }] },
  });
});

test("a table is none of the other kinds, and every kind was tried", () => {
  const tables = [
    aWorkbook([["姓名"], ["王小明"]]),
    bytes("name,remark\nWang,see %PDF-1.7"),
    bytes("BM,PK\n1,2"),
  ];
  for (const table of tables) expect(otherKind(table)).toBeUndefined();
  expect([...new Set(others.map(([, , kind]) => kind))].sort()).toEqual([...OTHER_KINDS].sort());
});
