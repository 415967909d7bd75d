import { inert } from "../../worker/outside/transfer/rules.ts";

export { inert };

/** One column of an export: the figure itself, so that a spreadsheet gets real numbers. */
export type ExportColumn<Row> = {
  head: string;
  value: (row: Row) => string | number | null | undefined;
  /** Width in characters. */
  width?: number;
};
export type ExportFormat = "xlsx" | "csv";
export type Export<Row> = {
  /** Without the ending. */
  name: string;
  columns: readonly ExportColumn<Row>[];
  rows: readonly Row[];
};

/** Saves what is shown, as a workbook or as a text file that Excel and WPS open with the right encoding. */
export async function exportRows<Row>(what: Export<Row>, format: ExportFormat): Promise<void> {
  const file = format === "csv" ? csvOf(what) : await workbookOf(what);
  saveFile(file, `${what.name}.${format}`);
}

export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name.replaceAll(/[\\/:*?"<>|]+/g, " ");
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** UTF-8 with its mark, lines ending in CRLF, every text in quotes. */
export function csvText<Row>({ columns, rows }: Pick<Export<Row>, "columns" | "rows">): string {
  const quoted = (text: string) => `"${inert(text).replaceAll('"', '""')}"`;
  const cell = (value: string | number | null | undefined) =>
    value === null || value === undefined ? "" : typeof value === "number" ? `${value}` : quoted(value);
  const lines = [
    columns.map(({ head }) => quoted(head)),
    ...rows.map((row) => columns.map(({ value }) => cell(value(row)))),
  ];
  return `\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

function csvOf<Row>(what: Export<Row>): Blob {
  return new Blob([csvText(what)], { type: "text/csv;charset=utf-8" });
}

/** Real numbers; text is typed as text. */
export async function workbookOf<Row>({
  columns,
  rows,
}: Pick<Export<Row>, "columns" | "rows">): Promise<Blob> {
  const { generateXlsxFileSync } = await import("./workbook.js");
  const head = columns.map((column) => ({ value: column.head, type: String, fontWeight: "bold" as const }));
  const body = rows.map((row) =>
    columns.map(({ value }) => {
      const found = value(row);
      if (found === null || found === undefined || found === "") return null;
      // Typed as text, so that it can never be read as a formula.
      return typeof found === "number"
        ? { value: found, type: Number }
        : { value: inert(found), type: String };
    }),
  );
  const widths = columns.map((column) => ({ width: column.width ?? 14 }));
  return generateXlsxFileSync([head, ...body], { columns: widths, stickyRowsCount: 1 });
}
