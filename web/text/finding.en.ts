import type { finding as zh } from "./finding.zh.ts";
import type { English } from "./index.ts";

export const finding: English<typeof zh> = {
  people: "People",
  units: "Units",
  sessions: "Study sessions",
  session_of: "{{ day }} · {{ unit }}",
  search_pages: "Pages",
  search_none: "Nothing found for “{{ text }}”",
  search_waiting: "Searching…",
  search_help: "↑↓ to choose, Enter to open, Esc to close",
  search_count: ({ n }) => (Number(n) === 1 ? "1 result" : `${n} results`),
};
