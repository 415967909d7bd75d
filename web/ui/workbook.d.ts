import type { SheetData } from "write-excel-file/universal";

/** A workbook of one sheet. */
export function generateXlsxFileSync(
  rows: SheetData,
  options: { columns?: { width: number }[]; stickyRowsCount?: number },
): Promise<Blob>;
