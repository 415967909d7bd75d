import { POSTS } from "../../../../db/vocabulary.ts";
import { type Cell, count, day, flag, type Part, type Row, row, type Word } from "./layout-cells.ts";

const pers = ["per_month", "per_quarter", "per_year"] as const satisfies readonly Word[];
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

export const standards: Part = {
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

export const timetable: Part = {
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

export const attendance: Part = {
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

export const targets: Part = {
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
