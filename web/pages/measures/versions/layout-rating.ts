import { BALLOT_MARKS, INSPECTION_REASONS, QUALITIES } from "../../../../db/vocabulary.ts";
import { count, flag, type Part, row, share, type Word } from "./layout-cells.ts";

const roundings = ["round_down", "round_nearest", "round_up"] as const satisfies readonly Word[];
export const inspection: Part = {
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
      rows: INSPECTION_REASONS.map((reason) => row(reason, flag(`inspection.reasons.${reason}`))),
    },
    {
      title: "g_quality",
      rows: ([...QUALITIES, "none"] as const).map((mark) => row(`q_${mark}`, share(`quality.${mark}`))),
    },
  ],
};

export const score: Part = {
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

export const gates: Part = {
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

export const quotas: Part = {
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

export const branches: Part = {
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
