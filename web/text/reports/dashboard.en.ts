import type { English } from "../index.ts";
import type { dashboard as zh } from "./dashboard.zh.ts";

const many = (n: string | number, one: string, more: string) =>
  Number(n) === 1 ? `1 ${one}` : `${n} ${more}`;

export const dashboard: English<typeof zh> = {
  title: "Dashboard · {{ part }} {{ year }}",
  Q1: "Q1",
  Q2: "Q2",
  Q3: "Q3",
  Q4: "Q4",
  all: "whole year",
  sub: ({ branches, people, day }) =>
    `${many(branches, "branch", "branches")}, ${many(people, "person", "people")} · ${day}`,
  plan: "Plan a session",
  todo: "What needs a person today",
  todo_none: "Nothing needs a person today.",
  partly: "Some of this did not load; the list may be incomplete.",
  open_branches: ({ n, quarter }) =>
    `${many(n, "branch has", "branches have")} not closed the ${quarter} inspection`,
  rectify: ({ n, quarter }) =>
    `${many(n, "person", "people")} still to rectify after the ${quarter} inspection`,
  quarter_of: "{{ quarter }} {{ year }}",
  before: "by {{ day }}",
  open_until: "open until {{ at }}",
  expired: "overdue since {{ day }}",
  essays: ({ n }) => `${many(n, "essay waits", "essays wait")} for review`,
  essays_first: "the first since {{ day }}",
  review: "Review",
  leave: "{{ name }} asks for leave",
  leave_days: "{{ branch }}, {{ from }} to {{ to }}",
  approve: "Approve",
  refuse: "Refuse",
  approved: "Leave approved.",
  refused: "Leave refused.",
  leaves_more: ({ n }) =>
    `${many(n, "more request", "more requests")} for leave; shown once these are decided`,
  register_today: "Keep today's register: {{ title }}",
  registers: ({ n }) => `${many(n, "session has", "sessions have")} an unclosed register`,
  to_confirm: "{{ n }} proposed grades wait to be confirmed",
  to_decide: "{{ n }} people's grades are for the meeting to decide",
  overrides: ({ n }) => `${many(n, "changed grade waits", "changed grades wait")} for a second person`,
  overrides_of: "{{ scheme }} {{ year }}",
  democratic_appraisal: "Democratic appraisal",
  annual_assessment: "Annual assessment",
  invitations: ({ n }) => `${many(n, "invitation is", "invitations are")} not taken up yet`,
  remarks_open: ({ n }) =>
    `${many(n, "remark of a roster is", "remarks of rosters are")} not decided (retired, sick, seconded …)`,
  left_in_dissolved: ({ n }) =>
    `${many(n, "person still belongs", "people still belong")} to a dissolved branch and must be moved`,
  left_in_dissolved_since: "{{ branch }}, dissolved on {{ day }}",
  unlinked: "{{ n }} account(s) of secretaries or recorders belong to no person yet",
  unlinked_help: "Until they are linked they cannot approve, review or confirm",
  secretaries: ({ n }) =>
    `${many(n, "branch has", "branches have")} neither a secretary's account nor an invitation`,
  repeat_asked: "{{ name }} asks to make the ratings of {{ period }} anew: decide",
  repeat_drops: "{{ n }} confirmed grade(s) would be dropped",
  runs_failed: ({ n }) => `${many(n, "scheduled run", "scheduled runs")} did not finish`,
  and_more: "{{ names }} and others",
  comma: ", ",
  standards: "Against the standards",
  standards_of: "{{ unit }}; the line shows the quarters of this year.",
  trend: "{{ standard_name }} by quarter: {{ values }}",
  people_n: ({ n }) => many(n, "person", "people"),
  to_comparison: "Open the comparison",
  next: "Next automatic runs",
  next_none: "Nothing runs by itself within four months.",
  to_runs: "See the scheduled runs",
  latest: "Latest sessions",
  latest_none: "No session yet.",
  to_sessions: "See all sessions",
  counts: "{{ present }} / {{ expected }}",
  counts_label: "{{ present }} present of {{ expected }} expected",
  first_title: "Start here",
  first_sub: "Four steps, and this page shows what needs doing each day.",
  step_roster: "1. Import a roster",
  step_roster_help:
    "The spreadsheet you have: its units and branches are set up with it; check and correct it before anything is written",
  step_units: "2. Check the organization",
  step_units_help:
    "Add what the roster lacks, put it in the county's fixed order; without a roster, start here",
  step_invite: "3. Invite the branch secretaries",
  step_invite_help: "One link for each branch, from the organization page",
  step_session: "4. Plan the first session",
  step_session_help: "Closing its register counts hours and attendance",
  empty_reader: "This county has no branches yet",
  empty_reader_help: "The county's administrator sets up the organization and imports the people.",
};
