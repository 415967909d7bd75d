import { words } from "../index.ts";

/** Why a file was not read, by what it is. */
export const uploading = words("papers/sheets", {
  empty_file: "文件是空的，请重新选择。",
  is_pdf: "这是 PDF 文件，不是表格。请找到原来的 Excel 文件，或者把内容录入表格再上传。",
  is_picture: "这是图片，不是表格。请找到原来的 Excel 文件，或者把内容录入表格再上传。",
  is_word: "这是 Word 文档，不是表格。请把里面的表格复制到 Excel 或 WPS 表格，另存为 .xlsx 再上传。",
  is_slides: "这是演示文稿，不是表格。请选择 .xlsx 或 .csv 文件。",
  is_ofd: "这是 OFD 版式文件，不是表格。请找到原来的 Excel 文件再上传。",
  is_ods: "这是 OpenDocument 表格（.ods）。请在 Excel 或 WPS 里另存为 .xlsx 再上传。",
  is_archive: "这是压缩包。请先解压，再上传里面的表格。",
  is_web_page:
    "这个文件其实是网页，有的系统导出的 .xls 就是这样。请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。",
  old_excel: "这是旧版 Excel 文件（.xls）。请在 Excel 或 WPS 里另存为 .xlsx 再上传。",
  locked: "这个 Excel 文件设了打开密码。请取消密码，另存一份再上传。",
  not_a_table: "这个文件不是表格。请选择 .xlsx 或 .csv 文件。",
  unknown_encoding: "认不出文件的文字编码。请另存为 UTF-8 的 CSV 或 .xlsx 再上传。",
  broken_workbook: "这个 Excel 文件打不开，可能已损坏。请另存一份再上传。",
});
