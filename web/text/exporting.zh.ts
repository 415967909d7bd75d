import { words } from "./index.ts";

export const exporting = words("exporting", {
  xlsx: "导出 Excel",
  xlsx_label: "导出 Excel 文件",
  csv_label: "导出 CSV 文件",
  failed: "没有导出成功，请重试。",
});
