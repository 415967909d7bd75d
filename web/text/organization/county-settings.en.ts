import type { English } from "../index.ts";
import type { settings as zh } from "./county-settings.zh.ts";

export const settings: English<typeof zh> = {
  title: "County settings",
  sub: "Sign-in security, and how long particulars of people who left are kept.",
  security: "Sign-in security",
  codes_required: "Administrators and inspectors must use two-step sign-in",
  codes_help: "Whoever has none yet is asked to set it up with the next page. Set up your own first.",
  own_first: "Set up my own",
  retention: "Particulars of people who left",
  years: "Years of keeping",
  years_help: "Full years after somebody left every branch; 1 to 30.",
  years_wrong: "A whole number from 1 to 30.",
  save: "Save",
  saved: "Saved.",
  stale:
    "Somebody changed the settings meanwhile: two-step sign-in {{ codes }}, {{ years }} years. Check and save again.",
  on: "required",
  off: "not required",
  export: "Export all data of the county",
  export_sub:
    "One archive: each table as a spreadsheet file (CSV) and exactly as it is (JSON), the log included.",
  export_do: "Download all data",
  export_help:
    "It holds everybody's phone and birth date: keep it safe. Each download is written down in the log, and the people concerned see it. Passwords, sign-ins and second factors are not in it.",
  export_got: "Downloading, {{ size }} so far. Keep this page open.",
  exported: "Downloaded.",
  departed: "People who left",
  departed_sub:
    "Erasing removes name, contacts, the text of notes and essays, and closes the account; frozen inspections and ratings stay. It cannot be undone.",
  none: "Nobody has left",
  none_help: "Whoever leaves every branch is listed here.",
  name: "Name",
  branch: "Last branch",
  left_on: "Left on",
  from: "May be erased from",
  action: "Action",
  erase: "Erase",
  erase_of: "Erase the particulars of {{ name }}",
  erase_ask: "Name, contacts and writings of {{ name }} will be removed for good.",
  erased: "Erased.",
};
