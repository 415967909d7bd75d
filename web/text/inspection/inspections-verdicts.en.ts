import type { English } from "../index.ts";
import type { verdicts as zh } from "./inspections-verdicts.zh.ts";

export const verdicts: English<typeof zh> = {
  exempt: "Exempt this quarter",
  deferred: "Deferred: no month of this quarter counts",
  pass: "Pass",
  rectify: "To be rectified",
  rectified: "Rectified",
  failed: "Not rectified in time",
  notes_below:
    "Study notes {{ characters }} characters, below {{ bar }} (floor to the quarter's end {{ floor }})",
  no_note: "No study note from {{ from }} to {{ to }}",
  book_not_handed_in: "Note book not handed in for {{ quarter }}",
  unexcused_absence: "{{ count }} unexcused absence(s) in {{ quarter }} without an accepted explanation",
  made_good: "Made good: {{ reason }}",
  quality_poor: "Quality of the notes of {{ quarter }} marked poor",
  excellent: "Excellent",
  good: "Good",
  fair: "Fair",
  poor: "Poor",
  spot_check: "Spot check",
  branch_window: "Branch window until {{ until }}",
  spot_check_window: "County spot check until {{ until }}",
  rectification_until: "Rectification until {{ until }}",
  searched: "Searched: {{ duty }}, {{ from }} to {{ to }}",
};
