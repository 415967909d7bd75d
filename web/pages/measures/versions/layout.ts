import { BALLOT_MARKS, POSTS, QUALITIES } from "../../../../db/vocabulary.ts";
import type { measures } from "../../../text/measures/versions.zh.ts";

export type Word = keyof typeof measures.zh;
/** How one measure is written: a whole number, a share of 1, a switch, a choice, a day of the year, the order of ties. */
export type Kind = "count" | "share" | "switch" | "day" | "order" | readonly Word[];
export type Cell = { path: string; kind: Kind; unit?: Word };
/** `see` is the county's page on which what the row speaks of is kept. */
export type Row = { label: Word; cells: readonly (Cell | undefined)[]; see?: string };
export type Group = { title?: Word; columns?: readonly Word[]; rows: readonly Row[] };
export type Part = { id: string; title: Word; help?: Word; groups: readonly Group[] };

const count = (path: string, unit?: Word): Cell => ({ path, kind: "count", unit });
const share = (path: string): Cell => ({ path, kind: "share" });
const flag = (path: string): Cell => ({ path, kind: "switch" });
const day = (path: string): Cell => ({ path, kind: "day" });
const row = (label: Word, ...cells: (Cell | undefined)[]): Row => ({ label, cells });

const pers = ["per_month", "per_quarter", "per_year"] as const satisfies readonly Word[];
const roundings = ["round_down", "round_nearest", "round_up"] as const satisfies readonly Word[];
const standard = (name: Word, ...more: Cell[]): Row => ({
  label: name,
  cells: [
    count(`standards.${name}.count`, "u_times"),
    { path: `standards.${name}.per`, kind: pers },
    ...more,
  ],
});
const statuses = [
  "present",
  "late",
  "left_early",
  "leave",
  "made_up",
  "official",
  "unexcused",
  "exempt",
] as const;
const countings = ["expected", "present", "deduction", "leave", "makeUpOwed", "hours"] as const;

const standards: Part = {
  id: "standards",
  title: "p_standards",
  groups: [
    {
      columns: ["c_at_least", "c_each", "c_condition"],
      rows: [
        standard("branch_general_meeting"),
        standard(
          "branch_committee_meeting",
          count("standards.branch_committee_meeting.minFullMembers", "u_full_members"),
        ),
        standard("group_meeting", {
          path: "standards.group_meeting.onlyWithGroups",
          kind: "switch",
          unit: "u_only_groups",
        }),
        standard("party_lesson"),
        standard("themed_party_day"),
        standard("organizational_life_meeting"),
        standard("democratic_appraisal"),
        standard("central_group", count("standards.central_group.floorPerQuarter", "u_floor_quarter")),
      ],
    },
    {
      rows: [
        row("whole_day", count("sessions.wholeDayMinutes", "u_minutes")),
        row("whole_day_from", count("sessions.wholeDayFrom", "u_minutes")),
        row("half_day", count("sessions.halfDayMinutes", "u_minutes")),
        row("half_day_from", count("sessions.halfDayFrom", "u_minutes")),
        row("half_day_until", count("sessions.halfDayUntil", "u_minutes")),
        row("fewest_full", count("sessions.fewestFullMembers", "u_people")),
      ],
    },
  ],
};

const timetable: Part = {
  id: "timetable",
  title: "p_timetable",
  groups: [
    {
      rows: [
        row("branch_window", count("timetable.branchWindowUntilDay", "u_day")),
        row("spot_until", count("timetable.spotCheckUntilDay", "u_day")),
        row("rectification_days", count("timetable.rectificationWorkingDays", "u_working_days")),
        row("q4_window", count("timetable.q4.branchWindowUntilDay", "u_day_january")),
        row("q4_rectification", day("timetable.q4.rectificationUntil")),
        row("assessment_day", day("timetable.assessmentDay")),
        row("make_up_until", day("timetable.makeUpHeldUntil")),
        row("evidence_until", day("timetable.evidenceUntil")),
        row("run_on", day("timetable.runOn")),
        row("publicity_days", count("timetable.publicityWorkingDays", "u_working_days")),
      ],
    },
  ],
};

const attendance: Part = {
  id: "attendance",
  title: "p_attendance",
  help: "h_attendance",
  groups: [
    {
      columns: ["c_expected", "c_present", "c_deduction", "c_leave", "c_make_up", "c_hours"],
      rows: statuses.map((status) =>
        row(`s_${status}`, ...countings.map((column) => flag(`attendance.${status}.${column}`))),
      ),
    },
  ],
};

const targets: Part = {
  id: "targets",
  title: "p_targets",
  help: "h_targets",
  groups: [
    {
      columns: [...POSTS, "office"],
      rows: [
        row(
          "t_minutes",
          ...[...POSTS, "office"].map((post) => count(`targets.minutes.${post}`, "u_minutes")),
        ),
        row(
          "t_characters",
          ...POSTS.map((post) => count(`targets.characters.${post}`, "u_characters")),
          undefined,
        ),
        row(
          "t_essay_length",
          ...POSTS.map((post) => count(`targets.essays.characters.${post}`, "u_characters")),
          undefined,
        ),
        row(
          "t_lessons",
          ...[...POSTS, "office"].map((post) => count(`targets.lessons.${post}`, "u_lessons")),
        ),
      ],
    },
    {
      rows: [
        row("t_essays", count("targets.essays.perHalf", "u_each_half")),
        row("essay_months", count("essayMonths", "u_months")),
        { ...row("t_rota", flag("targets.lessonsByRota")), see: "/lectures" },
        row("t_must_reads", flag("targets.mustReads")),
      ],
    },
  ],
};

const inspection: Part = {
  id: "inspection",
  title: "p_inspection",
  groups: [
    {
      rows: [
        row("notes_pass", share("inspection.notesPass")),
        row("spot_check", share("inspection.spotCheck")),
        row("alike_on", flag("inspection.alike.on")),
        row("alike_share", share("inspection.alike.share")),
        row("alike_fewest", count("inspection.alike.fewestCharacters", "u_characters")),
      ],
    },
    {
      title: "g_reasons",
      rows: (
        ["notes_below", "no_note", "book_not_handed_in", "unexcused_absence", "quality_poor"] as const
      ).map((reason) => row(reason, flag(`inspection.reasons.${reason}`))),
    },
    {
      title: "g_quality",
      rows: ([...QUALITIES, "none"] as const).map((mark) => row(`q_${mark}`, share(`quality.${mark}`))),
    },
  ],
};

const score: Part = {
  id: "criteria",
  title: "p_score",
  help: "h_score",
  groups: [
    {
      columns: ["c_weight", "c_parameter"],
      rows: [
        row("C1", count("criteria.attendance.weight", "u_marks"), share("criteria.attendance.deduction")),
        row("C2", count("criteria.hours.weight", "u_marks")),
        row("C3", count("criteria.notes.weight", "u_marks"), share("criteria.notes.qualityShare")),
        row("C4", count("criteria.essays.weight", "u_marks")),
        row(
          "C5",
          count("criteria.participation.weight", "u_marks"),
          count("criteria.participation.items", "u_items"),
        ),
        row("C6", count("criteria.appraisal.weight", "u_marks")),
      ],
    },
    {
      title: "g_ballots",
      rows: BALLOT_MARKS.map((grade) => row(`b_${grade}`, share(`criteria.appraisal.values.${grade}`))),
    },
    {
      title: "g_bands",
      rows: (["excellent", "qualified", "basically_qualified"] as const).map((band) =>
        row(`band_${band}`, count(`bands.${band}`, "u_marks")),
      ),
    },
  ],
};

const gates: Part = {
  id: "gates",
  title: "p_gates",
  help: "h_gates",
  groups: [
    {
      columns: ["c_on", "c_threshold"],
      rows: [
        row("G1", flag("gates.G1.on"), share("gates.G1.threshold")),
        row("G2", flag("gates.G2.on"), count("gates.G2.threshold", "u_times")),
        row("G3", flag("gates.G3.on"), count("gates.G3.threshold", "u_times")),
        row("G4", flag("gates.G4.on")),
        row("G5", flag("gates.G5.on"), count("gates.G5.threshold", "u_times")),
        ...(["G6", "G7", "G8", "G9", "G10"] as const).map((gate) => row(gate, flag(`gates.${gate}.on`))),
      ],
    },
    {
      title: "g_not_graded",
      columns: ["c_on", "c_threshold"],
      rows: [
        row("n_out_of_scheme", flag("notGraded.out_of_scheme.on")),
        row("n_graded_elsewhere", flag("notGraded.graded_elsewhere.on")),
        row("n_exempt", flag("notGraded.exempt.on")),
        row("n_held", flag("notGraded.held.on")),
        row(
          "n_leave_over_half",
          flag("notGraded.leave_over_half.on"),
          share("notGraded.leave_over_half.share"),
        ),
        row(
          "n_under_three_months",
          flag("notGraded.under_three_months.on"),
          count("notGraded.under_three_months.months", "u_months"),
        ),
        row("n_probation_employment", flag("notGraded.probation_employment.on")),
        row("n_probationary_standing", flag("notGraded.probationary_standing.on")),
      ],
    },
  ],
};

const quotas: Part = {
  id: "quotas",
  title: "p_quotas",
  help: "h_quotas",
  groups: [
    {
      columns: ["c_share", "c_approved", "c_rounding", "c_pool"],
      rows: [
        row(
          "q_democratic",
          share("quotas.democratic_appraisal.share"),
          undefined,
          { path: "quotas.democratic_appraisal.rounding", kind: roundings },
          flag("quotas.democratic_appraisal.pool"),
        ),
        row(
          "q_annual",
          share("quotas.annual_assessment.share"),
          share("quotas.annual_assessment.approvedShare"),
          { path: "quotas.annual_assessment.rounding", kind: roundings },
          flag("quotas.annual_assessment.pool"),
        ),
        row("q_branches", share("quotas.branch_rating.share"), undefined, {
          path: "quotas.branch_rating.rounding",
          kind: roundings,
        }),
      ],
    },
    {
      rows: [
        row("q_base", {
          path: "quotas.democratic_appraisal.base",
          kind: ["base_all_members", "base_taking_part"],
        }),
        row("ties", { path: "ties", kind: "order" }),
      ],
    },
  ],
};

const branches: Part = {
  id: "branchScore",
  title: "p_branches",
  groups: [
    {
      rows: [
        ...(["plan", "meetings", "attendance", "inspections", "rectification", "closing"] as const).map(
          (item) => row(`bs_${item}`, count(`branchScore.${item}`, "u_marks")),
        ),
        row("bs_late", share("branchScore.lateMeeting")),
      ],
    },
    {
      title: "g_stars",
      rows: (["five", "four", "three", "two"] as const).map((star) =>
        row(`star_${star}`, count(`branchScore.stars.${star}`, "u_marks")),
      ),
    },
  ],
};

/** The measures as a document, in the order of a year's work. */
export const parts: readonly Part[] = [
  standards,
  timetable,
  attendance,
  targets,
  inspection,
  score,
  gates,
  quotas,
  branches,
];

export type Place = { part: Part; group: Group; row: Row; column: number; cell: Cell };

const places = new Map<string, Place>(
  parts.flatMap((part) =>
    part.groups.flatMap((group) =>
      group.rows.flatMap((found) =>
        found.cells.flatMap((cell, column): [string, Place][] =>
          cell ? [[cell.path, { part, group, row: found, column, cell }]] : [],
        ),
      ),
    ),
  ),
);

/** Where a measure stands; a wrong group of measures stands where its first one does. */
export function placeOf(path: string): Place | undefined {
  return places.get(path) ?? [...places].find(([name]) => name.startsWith(`${path}.`))?.[1];
}
export const laidOut = (): string[] => [...places.keys()];
