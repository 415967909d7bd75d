import { Refusal } from "../../core/refusal";
import { bounds } from "./scan";

const newline = 0x0a;
const carriageReturn = 0x0d;
/** The last of blanks and quotes: a field of nothing else is empty. */
const quote = 0x22;
const separators = [...",\t;"].map((c) => c.charCodeAt(0));

/**
 * Goes over a text file once, before it is read, and refuses what is beyond the bounds. Separators and line ends count where they
 * stand, quoted or not: no reader makes more of them; and without one for longer than the longest cell there is no table.
 */
export function refuseBeyond(bytes: Uint8Array, longest: number): void {
  const separator = separatorIn(bytes.subarray(0, 4000));
  let [cells, rows, columns, since] = [0, 0, 0, 0];
  let isFilled = false;
  for (const byte of bytes) {
    since++;
    if (byte === newline || byte === carriageReturn) {
      cells++;
      rows += Number(isFilled);
      [columns, since, isFilled] = [0, 0, false];
    } else if (byte === separator) {
      cells++;
      columns++;
      since = 0;
    } else if (byte > quote) {
      isFilled = true;
      if (columns >= bounds.columns) throw new Refusal("too_large");
    }
    if (since > longest || cells > bounds.cells || rows > bounds.rows) throw new Refusal("too_large");
  }
}

/** A comma unless the first lines hold more of another. */
function separatorIn(head: Uint8Array): number | undefined {
  const count = (separator = 0) => head.filter((byte) => byte === separator).length;
  return separators.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}
