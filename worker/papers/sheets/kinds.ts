import { namesIn } from "./door";

/** What people send in place of a table, by its content; a test holds that each has its sentence. */
export const OTHER_KINDS = [
  "is_pdf",
  "is_picture",
  "is_word",
  "is_slides",
  "is_ofd",
  "is_ods",
  "is_archive",
  "is_web_page",
  "old_excel",
  "locked",
] as const;
export type OtherKind = (typeof OTHER_KINDS)[number];

/** So much of a file's beginning tells what it is. */
const beginning = 1024;

/** What the file is where it is no table; undefined where it may be one. */
export function otherKind(bytes: Uint8Array): OtherKind | undefined {
  const start = textOf(bytes.subarray(0, beginning));
  if (start.startsWith("PK")) return kindOfArchive(namesIn(bytes));
  if (start.startsWith("\xd0\xcf\x11\xe0")) return kindOfContainer(bytes);
  const signed = signatures.find(([mark, , at]) => start.startsWith(mark, at ?? 0));
  return signed?.[1] ?? kindOfText(start.replace("\xef\xbb\xbf", "").trimStart());
}

/** What the formats begin with, and where that stands when it is not the beginning. */
const signatures: readonly (readonly [mark: string, kind: OtherKind, at?: number])[] = [
  ["\xff\xd8\xff", "is_picture"],
  ["\x89PNG\r\n", "is_picture"],
  ["GIF87a", "is_picture"],
  ["GIF89a", "is_picture"],
  ["II*\0", "is_picture"],
  ["MM\0*", "is_picture"],
  ["WEBPVP8", "is_picture", 8],
  ...["heic", "heix", "hevc", "mif1", "msf1", "avif"].map(
    (brand) => [`ftyp${brand}`, "is_picture", 4] as const,
  ),
  ["Rar!\x1a", "is_archive"],
  ["7z\xbc\xaf", "is_archive"],
  ["\x1f\x8b", "is_archive"],
];

function kindOfText(start: string): OtherKind | undefined {
  if (start.startsWith("%PDF-")) return "is_pdf";
  if (start.startsWith("{\\rtf")) return "is_word";
  return /^<(?:!doctype html|html|head|table|meta|\?xml)\b/i.test(start) ? "is_web_page" : undefined;
}

/** Text documents, slides and tables of several programs are all packed in the same way. */
function kindOfArchive(names: readonly string[]): OtherKind | undefined {
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (has("xl/")) return undefined;
  if (has("word/")) return "is_word";
  if (has("ppt/")) return "is_slides";
  if (has("OFD.xml")) return "is_ofd";
  if (has("content.xml") && has("mimetype")) return "is_ods";
  return has("[Content_Types].xml") ? undefined : "is_archive";
}

/** The container of the former Office formats names what it holds; a workbook with a password is packed into one as well. */
function kindOfContainer(bytes: Uint8Array): OtherKind {
  const text = new TextDecoder("latin1").decode(bytes);
  const holds = (name: string) => text.includes([...name].join("\0"));
  if (holds("EncryptedPackage")) return "locked";
  if (holds("WordDocument")) return "is_word";
  return holds("PowerPoint Document") ? "is_slides" : "old_excel";
}

/** One character for each byte. */
function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
