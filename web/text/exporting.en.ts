import type { exporting as zh } from "./exporting.zh.ts";
import type { English } from "./index.ts";

export const exporting: English<typeof zh> = {
  xlsx: "Export Excel",
  xlsx_label: "Export Excel file",
  csv_label: "Export a CSV file",
  failed: "The export failed; try again.",
};
