import type { English } from "../index.ts";
import type { uploading as zh } from "./sheets.zh.ts";

export const uploading: English<typeof zh> = {
  empty_file: "The file is empty. Choose another one.",
  is_pdf: "This is a PDF, not a table. Upload the Excel file it was made from, or type it into a table.",
  is_picture:
    "This is a picture, not a table. Upload the Excel file it was made from, or type it into a table.",
  is_word:
    "This is a Word document, not a table. Copy the table inside it into Excel or WPS and save it as .xlsx.",
  is_slides: "These are slides, not a table. Choose an .xlsx or .csv file.",
  is_ofd: "This is an OFD document, not a table. Upload the Excel file it was made from.",
  is_ods: "This is an OpenDocument table (.ods). Save it as .xlsx in Excel or WPS first.",
  is_archive: "This is an archive. Unpack it and upload the table inside it.",
  is_web_page:
    "This file is a web page, as some systems export under the name .xls. Open it in Excel or WPS and save it as .xlsx.",
  old_excel: "This is an old Excel file (.xls). Save it as .xlsx in Excel or WPS first.",
  locked: "This Excel file opens only with a password. Save a copy without one.",
  not_a_table: "This file is not a table. Choose an .xlsx or .csv file.",
  unknown_encoding: "The text encoding is unknown. Save the file as UTF-8 CSV or as .xlsx first.",
  broken_workbook: "This Excel file cannot be opened; it may be damaged. Save a copy first.",
};
