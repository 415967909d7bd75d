// The package's own entries compress in a worker made from a blob, which the pages' policy forbids and which then never
// answers; this is its synchronous way, which it does not export.
import { generateXlsxFileSync as generate } from "../../node_modules/write-excel-file/modules/export/writeXlsxFileUniversal.js";

export const generateXlsxFileSync = (rows, options) =>
  generate(rows, options, undefined, (content) => content);
