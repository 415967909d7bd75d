import type { English } from "../index.ts";
import type { citing } from "./facts.zh.ts";

export const en: English<typeof citing> = {
  session: "Study session",
  make_up: "Make-up study",
  certificate: "Certificate",
  note: "Study note",
  verification: "Note book with verified count",
  inspection: "Inspection",
  essay: "Essay",
  item: "Item taken part in",
  ballots: "Ballot counts",
  lesson: "Lesson",
  must_read: "Book not read",
  warning: "Warning",
  outside_appraisal: "Outside appraisal",
  exemption: "Exemption",
  open_case: "Open case",
  leave: "Leave",
  membership: "Membership",
  standing: "Standing",
  post: "Post",
  several: "{{ kind }} × {{ n }}",
  one: "{{ kind }} ({{ which }})",
  nth: "no. {{ n }}",
  version: "entry {{ n }}",
  none: "No records",
};
