/** The words that rows, rules and pages share, each list written once: no imports, so that everybody may read it. */

export const ROLES = ["administrator", "inspector", "leader", "secretary", "recorder", "person"] as const;
export type Role = (typeof ROLES)[number];

export const UNIT_KINDS = ["county", "party_committee", "general_branch", "branch", "joint_branch"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** People belong to these; only they have registers, inspections and quotas of members (product: Words). */
export const BRANCH_KINDS = ["branch", "joint_branch"] as const;

export const STANDINGS = ["full", "probationary", "non_party"] as const;
export type Standing = (typeof STANDINGS)[number];

export const POSTS = ["staff", "department_head", "leading_cadre"] as const;
export type Post = (typeof POSTS)[number];

export const OFFICES = ["none", "secretary", "committee"] as const;
export type Office = (typeof OFFICES)[number];

export const EMPLOYMENTS = ["civil_servant", "public_institution", "worker", "none"] as const;
export type Employment = (typeof EMPLOYMENTS)[number];

export const EXEMPTION_REASONS = ["aged", "retired", "long_sick", "mobile", "seconded", "other"] as const;
export type ExemptionReason = (typeof EXEMPTION_REASONS)[number];

/** F9's kinds of study session. */
export const SESSION_KINDS = [
  "branch_general_meeting",
  "branch_committee_meeting",
  "group_meeting",
  "party_lesson",
  "themed_party_day",
  "organizational_life_meeting",
  "democratic_life_meeting",
  "central_group",
  "concentrated_study",
  "discussion",
  "lecture_hall",
  "expert_lecture",
  "study_trip",
  "law_study",
  "practice_study",
  "festival_activity",
  "training",
] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** Who is expected: party members, everyone of the unit, or its secretary and committee members. */
export const AUDIENCES = ["members", "everyone", "committee"] as const;
export type Audience = (typeof AUDIENCES)[number];

export const ATTENDANCE_STATUSES = [
  "present",
  "late",
  "left_early",
  "leave",
  "official",
  "unexcused",
  "exempt",
] as const;
export type AttendanceMark = (typeof ATTENDANCE_STATUSES)[number];

export const LEAVE_KINDS = ["sick", "personal", "maternity", "annual", "other"] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];

export const CONTRIBUTION_KINDS = [
  "lesson",
  "speech",
  "lecture",
  "report",
  "publication",
  "certificate",
] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

export const SCHEMES = ["democratic_appraisal", "annual_assessment"] as const;
export type Scheme = (typeof SCHEMES)[number];

export const GRADES = ["excellent", "qualified", "basically_qualified", "unqualified"] as const;
export type Grade = (typeof GRADES)[number];

/** How an inspector finds a book of notes. */
export const QUALITIES = ["excellent", "good", "fair", "poor"] as const;
export type Quality = (typeof QUALITIES)[number];

/** What a ballot can say of somebody. */
export const BALLOT_MARKS = ["excellent", "qualified", "basically", "unqualified"] as const;
export type BallotMark = (typeof BALLOT_MARKS)[number];

/**
 * In the order in which they fall due. The last two are never due: `tick` stands for a day on which the county's schedule
 * could not be worked out, `expire` for one on which what had run out could not be taken away from its shard.
 */
export const RUN_KINDS = [
  "open_inspection",
  "start_rectification",
  "finalise_inspection",
  "propose_ratings",
  "tick",
  "expire",
] as const;
export type RunKind = (typeof RUN_KINDS)[number];

export const RUN_STATES = ["queued", "running", "done", "failed"] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Why a quarter is to be rectified, in the order in which the reasons are told (measures §6). */
export const INSPECTION_REASONS = [
  "notes_below",
  "no_note",
  "book_not_handed_in",
  "unexcused_absence",
  "quality_poor",
] as const;
export type ReasonCode = (typeof INSPECTION_REASONS)[number];

/** The columns of the comparison: what branches are held against standards by. */
export const INDICATORS = ["attendance", "hours", "notes", "essays", "inspection", "excellent"] as const;
export type Indicator = (typeof INDICATORS)[number];

/** What an account is told (decisions: Inbox), by the event that it tells of. */
export const INBOX_KINDS = [
  "account.reset_offered",
  "account.password_reset",
  "account.linked",
  "account.suspended",
  "account.restored",
  "account.code_failed",
  "second_factor.reset",
  "role.granted",
  "role.ended",
  "invitation.made",
  "county.exported",
  "essay.returned",
  "leave.approved",
  "leave.refused",
] as const;
