import type { Cell } from "./shape";

/** RFC 4180 with what exports really do: CRLF, LF or CR, quotes doubled, line breaks inside quotes. Blank lines keep their place. */
export function parseCsv(text: string, separator = separatorOf(text)): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let field = "";
  let quoted = false;
  const endField = () => {
    row.push(field === "" ? null : formulaIn(field) ? { formula: field } : field);
    field = "";
  };
  const endRow = () => {
    endField();
    rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (c === '"' && field.trim() === "") {
      field = "";
      quoted = true;
    } else if (c === separator) endField();
    else if (c === "\r" || c === "\n") {
      if (c === "\r" && text[i + 1] === "\n") i++;
      endRow();
    } else field += c;
  }
  if (field !== "" || row.length > 0) endRow();
  return rows;
}

/** A comma unless the first lines hold more tabs or semicolons. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4000);
  const count = (c: string) => head.split(c).length;
  return [",", "\t", ";"].reduce((best, c) => (count(c) > count(best) ? c : best));
}

/** Whether a spreadsheet would run this text. "+86 139…", "-" and "-12.5" are not formulas. */
export function formulaIn(text: string): boolean {
  const t = text.normalize("NFKC").trimStart();
  if (t.startsWith("=")) return t.length > 1;
  if (t.startsWith("@")) return /^@\s*[A-Za-z_(]/.test(t);
  if (!/^[+-]/.test(t) || /^[+-][\d\s().,-]*$/.test(t)) return false;
  return /[A-Za-z_.]+\s*\(|[A-Za-z]+\$?\d+|\d\s*[+*/^&]|[|!]/.test(t.slice(1));
}
