import { type CountyPage, page } from "./shell/page.ts";

/** Pages inside a county, below /c/:code. A page that is listed exists; its entry shows to accounts that `can`. */
export const countyPages: readonly CountyPage[] = [
  {
    path: "/",
    component: page(() => import("./pages/reports/dashboard/today.tsx").then((m) => m.Dashboard)),
    entry: "dashboard",
    can: ["comparison.read"],
    period: "quarter",
  },
  // The same page as the phone's first tab; the route above answers for both.
  {
    path: "/",
    component: page(() => import("./pages/reports/dashboard/today.tsx").then((m) => m.Dashboard)),
    entry: "today",
  },
  {
    path: "/me",
    component: page(() => import("./pages/reports/dashboard/my-account.tsx").then((m) => m.Me)),
    entry: "me",
  },
  {
    path: "/inspections",
    component: page(() => import("./pages/inspection/inspections/list.tsx").then((m) => m.Inspections)),
    entry: "inspections",
    can: ["comparison.read"],
    period: "quarter",
  },
  {
    path: "/inspections/:id",
    component: page(() => import("./pages/inspection/inspections/detail.tsx").then((m) => m.Inspection)),
  },
  {
    path: "/my/inspections",
    component: page(() => import("./pages/inspection/inspections/own.tsx").then((m) => m.OwnInspections)),
  },
  {
    path: "/rosters",
    component: page(() => import("./pages/organization/rosters/list.tsx").then((m) => m.Rosters)),
    can: ["roster.import"],
  },
  {
    path: "/rosters/:id",
    component: page(() => import("./pages/organization/rosters/detail.tsx").then((m) => m.Roster)),
    can: ["roster.import"],
  },
  {
    path: "/comparison",
    component: page(() => import("./pages/reports/comparison/page.tsx").then((m) => m.ComparisonPage)),
    entry: "comparison",
    can: ["comparison.read"],
    period: "quarter",
  },
  {
    path: "/assessments",
    component: page(() => import("./pages/rating/assessments/list.tsx").then((m) => m.Assessments)),
    entry: "assessments",
    can: ["assessment.read"],
    period: "year",
  },
  {
    path: "/branch-ratings",
    component: page(() => import("./pages/rating/assessments/branches.tsx").then((m) => m.BranchRatings)),
    period: "year",
  },
  {
    path: "/assessments/:id",
    component: page(() => import("./pages/rating/assessments/ratings.tsx").then((m) => m.UnitRatings)),
  },
  {
    path: "/assessments/:id/people/:person",
    component: page(() => import("./pages/rating/assessments/person.tsx").then((m) => m.PersonRating)),
  },
  {
    path: "/my/result",
    component: page(() => import("./pages/rating/assessments/my-result.tsx").then((m) => m.MyResult)),
  },
  {
    path: "/ballots/:year",
    component: page(() => import("./pages/rating/assessments/ballots.tsx").then((m) => m.BallotCounts)),
  },
  {
    path: "/measures",
    component: page(() => import("./pages/measures/versions/page.tsx").then((m) => m.MeasuresPage)),
    entry: "measures",
    can: ["measures.read"],
  },
  {
    path: "/measures/what-if",
    component: page(() => import("./pages/measures/versions/what-if.tsx").then((m) => m.MeasuresWhatIf)),
    can: ["measures.manage"],
  },
  {
    path: "/measures/holidays",
    component: page(() => import("./pages/measures/holidays/page.tsx").then((m) => m.Holidays)),
    can: ["measures.read"],
  },
  {
    path: "/organization",
    component: page(() => import("./pages/organization/units/page.tsx").then((m) => m.Organization)),
    entry: "organization",
    can: ["comparison.read"],
  },
  {
    path: "/people",
    component: page(() => import("./pages/organization/people/list.tsx").then((m) => m.People)),
  },
  {
    path: "/people/:id",
    component: page(() => import("./pages/organization/people/detail.tsx").then((m) => m.Person)),
  },
  {
    path: "/runs",
    component: page(() => import("./pages/ledger/runs/page.tsx").then((m) => m.Runs)),
    entry: "runs",
    can: ["run.read"],
  },
  {
    path: "/feedback",
    component: page(() => import("./pages/access/feedback/list.tsx").then((m) => m.FeedbackList)),
    entry: "feedback",
    can: ["feedback.read"],
  },
  {
    path: "/inbox",
    component: page(() => import("./pages/access/inbox/page.tsx").then((m) => m.Inbox)),
  },
  {
    path: "/accounts",
    component: page(() => import("./pages/access/accounts/page.tsx").then((m) => m.Accounts)),
    can: ["account.read"],
  },
  {
    path: "/audit",
    component: page(() => import("./pages/access/audit/page.tsx").then((m) => m.Audit)),
    entry: "audit",
    can: ["audit.read"],
  },
  {
    path: "/settings",
    component: page(() => import("./pages/organization/county-settings/page.tsx").then((m) => m.Settings)),
    entry: "settings",
    can: ["county.manage"],
  },
  {
    path: "/security",
    component: page(() => import("./pages/access/second-factors/page.tsx").then((m) => m.Security)),
  },
  {
    path: "/sessions",
    component: page(() => import("./pages/study/sessions/list.tsx").then((m) => m.Sessions)),
    entry: "sessions",
  },
  // The same page as a phone's second tab.
  {
    path: "/sessions",
    component: page(() => import("./pages/study/sessions/list.tsx").then((m) => m.Sessions)),
    entry: "study",
  },
  {
    path: "/sessions/new",
    component: page(() => import("./pages/study/sessions/plan.tsx").then((m) => m.PlanSession)),
    can: ["session.plan"],
  },
  {
    path: "/sessions/:id",
    component: page(() => import("./pages/study/registers/page.tsx").then((m) => m.Register)),
  },
  {
    path: "/sessions/:id/edit",
    component: page(() => import("./pages/study/sessions/plan.tsx").then((m) => m.EditSession)),
    can: ["session.plan"],
  },
  {
    path: "/lectures",
    component: page(() => import("./pages/study/lectures/page.tsx").then((m) => m.Lectures)),
  },
  {
    path: "/notes",
    component: page(() => import("./pages/writing/notes/list.tsx").then((m) => m.Notes)),
    entry: "writing",
    can: ["note.read"],
  },
  {
    path: "/notes/new",
    component: page(() => import("./pages/writing/notes/write.tsx").then((m) => m.WriteNote)),
    entry: "write",
    can: ["note.write"],
  },
  {
    path: "/notes/:id",
    component: page(() => import("./pages/writing/notes/detail.tsx").then((m) => m.Note)),
    can: ["note.read"],
  },
  {
    path: "/essays",
    component: page(() => import("./pages/writing/essays/list.tsx").then((m) => m.Essays)),
    can: ["essay.read"],
  },
  {
    path: "/essays/new",
    component: page(() => import("./pages/writing/essays/write.tsx").then((m) => m.WriteEssay)),
    can: ["essay.write"],
  },
  {
    path: "/essays/:id",
    component: page(() => import("./pages/writing/essays/detail.tsx").then((m) => m.Essay)),
    can: ["essay.read"],
  },
];
