import { expect, test } from "vitest";
import { defaultMeasures, leavesOf } from "../../../worker/measures/versions/rules";
import {
  countsOf,
  minutesEarned,
  type STATUSES,
  type StatusCounting,
} from "../../../worker/measures/versions/rules-counting";

const values: [section: string, Record<string, unknown>][] = [
  [
    "standards: how often each meeting is held (measures §1)",
    {
      "standards.branch_general_meeting.count": 1,
      "standards.branch_general_meeting.per": "quarter",
      "standards.branch_committee_meeting.count": 1,
      "standards.branch_committee_meeting.per": "month",
      "standards.branch_committee_meeting.minFullMembers": 7,
      "standards.group_meeting.count": 1,
      "standards.group_meeting.per": "month",
      "standards.group_meeting.onlyWithGroups": true,
      "standards.party_lesson.count": 1,
      "standards.party_lesson.per": "quarter",
      "standards.themed_party_day.count": 1,
      "standards.themed_party_day.per": "month",
      "standards.organizational_life_meeting.count": 1,
      "standards.organizational_life_meeting.per": "year",
      "standards.democratic_appraisal.count": 1,
      "standards.democratic_appraisal.per": "year",
      "standards.central_group.count": 1,
      "standards.central_group.per": "month",
      "standards.central_group.floorPerQuarter": 1,
    },
  ],
  [
    "sessions: a whole day is 8 hours of study, half a day 4 (measures §1)",
    {
      "sessions.wholeDayMinutes": 8 * 60,
      "sessions.halfDayMinutes": 4 * 60,
      "sessions.wholeDayFrom": 6 * 60,
      "sessions.halfDayFrom": 3.5 * 60,
      "sessions.halfDayUntil": 4.5 * 60,
      "sessions.fewestFullMembers": 3,
    },
  ],
  ["character count (measures §3)", { characterRule: "zh-1" }],
  [
    "targets of a year: 32 hours, 56 for secretaries and committees (measures §5)",
    {
      "targets.minutes.staff": 32 * 60,
      "targets.minutes.department_head": 32 * 60,
      "targets.minutes.leading_cadre": 32 * 60,
      "targets.minutes.office": 56 * 60,
      "targets.characters.staff": 6_000,
      "targets.characters.department_head": 8_000,
      "targets.characters.leading_cadre": 10_000,
      "targets.essays.perHalf": 1,
      "targets.essays.characters.staff": 800,
      "targets.essays.characters.department_head": 800,
      "targets.essays.characters.leading_cadre": 1_500,
      "targets.lessons.staff": 0,
      "targets.lessons.department_head": 0,
      "targets.lessons.leading_cadre": 1,
      "targets.lessons.office": 1,
      "targets.lessonsByRota": true,
      "targets.mustReads": true,
      essayMonths: 3,
    },
  ],
  [
    "inspection: notes pass at 90 %, one in ten is checked (measures §6)",
    {
      "inspection.notesPass": [9, 10],
      "inspection.reasons.notes_below": true,
      "inspection.reasons.no_note": true,
      "inspection.reasons.book_not_handed_in": true,
      "inspection.reasons.unexcused_absence": true,
      "inspection.reasons.quality_poor": true,
      "inspection.spotCheck": [1, 10],
      "inspection.alike.on": true,
      "inspection.alike.share": [3, 5],
      "inspection.alike.fewestCharacters": 100,
    },
  ],
  [
    "quality: excellent 1, good 0.85, fair 0.7, poor 0.4, none 0 (measures §6)",
    {
      "quality.excellent": [1, 1],
      "quality.good": [17, 20],
      "quality.fair": [7, 10],
      "quality.poor": [2, 5],
      "quality.none": [0, 1],
    },
  ],
  [
    "criteria: C1 30, C2 10, C3 20, C4 15, C5 5, C6 20 (measures §7)",
    {
      "criteria.attendance.weight": 30,
      "criteria.attendance.deduction": [1, 2],
      "criteria.hours.weight": 10,
      "criteria.notes.weight": 20,
      "criteria.notes.qualityShare": [1, 2],
      "criteria.essays.weight": 15,
      "criteria.participation.weight": 5,
      "criteria.participation.items": 1,
      "criteria.appraisal.weight": 20,
      "criteria.appraisal.values.excellent": [1, 1],
      "criteria.appraisal.values.qualified": [4, 5],
      "criteria.appraisal.values.basically": [3, 5],
      "criteria.appraisal.values.unqualified": [0, 1],
    },
  ],
  [
    "gates G1 to G10 (measures §7)",
    {
      "gates.G1.on": true,
      "gates.G1.threshold": [9, 10],
      "gates.G2.on": true,
      "gates.G2.threshold": 3,
      "gates.G3.on": true,
      "gates.G3.threshold": 6,
      "gates.G4.on": true,
      "gates.G5.on": true,
      "gates.G5.threshold": 1,
      "gates.G6.on": true,
      "gates.G7.on": true,
      "gates.G8.on": true,
      "gates.G9.on": true,
      "gates.G10.on": true,
    },
  ],
  [
    "who is not graded: leave on more than half of the year, less than three months in post (measures §7)",
    {
      "notGraded.out_of_scheme.on": true,
      "notGraded.graded_elsewhere.on": true,
      "notGraded.exempt.on": true,
      "notGraded.held.on": true,
      "notGraded.leave_over_half.on": true,
      "notGraded.leave_over_half.share": [1, 2],
      "notGraded.under_three_months.on": true,
      "notGraded.under_three_months.months": 3,
      "notGraded.probation_employment.on": true,
      "notGraded.probationary_standing.on": true,
      "notGraded.no_basis.on": true,
    },
  ],
  [
    "bands: excellent from 90, qualified from 70, basically qualified from 60 (measures §7)",
    { "bands.excellent": 90, "bands.qualified": 70, "bands.basically_qualified": 60 },
  ],
  [
    "quotas: a third of the members; 20 %, approved 25 %; 30 % of the branches; down (measures §1, §7)",
    {
      "quotas.democratic_appraisal.share": [1, 3],
      "quotas.democratic_appraisal.base": "all_members",
      "quotas.democratic_appraisal.rounding": "down",
      "quotas.democratic_appraisal.pool": true,
      "quotas.annual_assessment.share": [1, 5],
      "quotas.annual_assessment.approvedShare": [1, 4],
      "quotas.annual_assessment.base": "graded",
      "quotas.annual_assessment.rounding": "down",
      "quotas.annual_assessment.pool": true,
      "quotas.branch_rating.share": [3, 10],
      "quotas.branch_rating.rounding": "down",
    },
  ],
  [
    "ties at the cap, key by key (measures §7)",
    { ties: ["appraisal_ratio", "attendance_rate", "fewer_unexcused", "fewer_leaves", "mean_quality"] },
  ],
  [
    "a branch's score and stars (measures §1, §8)",
    {
      "branchScore.plan": 20,
      "branchScore.meetings": 30,
      "branchScore.attendance": 20,
      "branchScore.inspections": 15,
      "branchScore.rectification": 10,
      "branchScore.closing": 5,
      "branchScore.lateMeeting": [1, 2],
      "branchScore.stars.five": 90,
      "branchScore.stars.four": 80,
      "branchScore.stars.three": 70,
      "branchScore.stars.two": 60,
    },
  ],
  [
    "timetable (measures §2)",
    {
      "timetable.branchWindowUntilDay": 10,
      "timetable.spotCheckUntilDay": 20,
      "timetable.rectificationWorkingDays": 15,
      "timetable.q4.branchWindowUntilDay": 8,
      "timetable.q4.rectificationUntil": "01-20",
      "timetable.assessmentDay": "12-31",
      "timetable.makeUpHeldUntil": "12-31",
      "timetable.evidenceUntil": "01-20",
      "timetable.runOn": "01-21",
      "timetable.publicityWorkingDays": 5,
    },
  ],
];

const leaves = [...leavesOf(defaultMeasures())].filter(([path]) => !path.startsWith("attendance."));

test.each(values)("by default, %s", (_, expected) => {
  const found = leaves.filter(([path]) => path in expected);
  expect(Object.fromEntries(found)).toEqual(expected);
});

test("no measure is without its default in the tables above", () => {
  const told = new Set(values.flatMap(([, expected]) => Object.keys(expected)));
  expect(leaves.map(([path]) => path).filter((path) => !told.has(path))).toEqual([]);
});

const columns = ["expected", "present", "deduction", "leave", "makeUpOwed", "hours"] as const;

/** The columns of measures §4, and what each status owes and earns. */
test.each<[(typeof STATUSES)[number], (keyof StatusCounting)[]]>([
  ["present", ["expected", "present", "hours"]],
  ["late", ["expected", "present", "deduction", "hours"]],
  ["left_early", ["expected", "present", "deduction", "hours"]],
  ["leave", ["leave", "makeUpOwed"]],
  ["made_up", ["expected", "present", "leave", "hours"]],
  ["official", []],
  ["unexcused", ["expected"]],
  ["exempt", []],
])("by default, %s counts as %s and as nothing else", (status, counted) => {
  const counting = Object.fromEntries(columns.map((column) => [column, counted.includes(column) ? 1 : 0]));
  expect(defaultMeasures().attendance[status]).toEqual(counting);
  expect(minutesEarned(status, 90)).toBe(counted.includes("hours") ? 90 : 0);
  expect(countsOf([status])).toEqual({
    roll: 1,
    expected: counting.expected,
    present: counting.present,
    late: status === "late" ? 1 : 0,
    leftEarly: status === "left_early" ? 1 : 0,
    deductions: counting.deduction,
    leaves: counting.leave,
    madeUp: status === "made_up" ? 1 : 0,
    unexcused: status === "unexcused" ? 1 : 0,
    makeUpsOwed: counting.makeUpOwed,
  });
});
