import type { finding as zh } from "./finding.zh.ts";
import type { English } from "./index.ts";

export const finding: English<typeof zh> = {
  people: "People",
  units: "Units",
  sessions: "Study sessions",
  session_of: "{{ day }} · {{ unit }}",
};
