import * as administration from "../access/administration/shape";
import * as applications from "../access/applications/shape";
import * as audit from "../access/audit/shape";
import * as feedback from "../access/feedback/shape";
import * as inbox from "../access/inbox/shape";
import * as invitations from "../access/invitations/shape";
import * as secondFactors from "../access/second-factors/shape";
import * as signIn from "../access/sign-in/shape";
import * as signUp from "../access/sign-up/shape";
import * as about from "../http/shape-about";
import * as figures from "../inspection/figures/shape";
import * as inspections from "../inspection/inspections/shape-answers";
import * as progress from "../inspection/progress/shape";
import * as runs from "../ledger/runs/shape";
import * as holidays from "../measures/holidays/shape";
import * as versions from "../measures/versions/shape-adoption";
import * as people from "../organization/people/shape-answers";
import * as rosters from "../organization/rosters/shape-answers";
import * as unitStandards from "../organization/unit-standards/shape";
import * as units from "../organization/units/shape";
import * as transfer from "../outside/transfer/shape";
import * as assessments from "../rating/assessments/shape";
import * as ballots from "../rating/ballots/shape";
import * as decisions from "../rating/decisions/shape";
import * as files from "../rating/files/shape";
import * as proposals from "../rating/proposals/shape";
import * as stars from "../rating/stars/shape";
import * as trials from "../rating/trials/shape";
import * as comparison from "../reports/comparison/shape";
import * as dashboard from "../reports/dashboard/shape";
import * as schedule from "../schedule/shape";
import * as cases from "../study/cases/shape";
import * as learning from "../study/learning/shape";
import * as leaves from "../study/leaves/shape";
import * as lectures from "../study/lectures/shape";
import * as registers from "../study/registers/shape-answers";
import * as sessions from "../study/sessions/shape";
import * as drafts from "../writing/drafts/shape";
import * as essays from "../writing/essays/shape";
import * as likeness from "../writing/likeness/shape";
import * as notes from "../writing/notes/shape";

/** Every concept by what it says of itself; a new one is added here, and a test names it where it was forgotten. */
const concepts = {
  administration,
  applications,
  audit,
  feedback,
  inbox,
  invitations,
  secondFactors,
  signIn,
  signUp,
  about,
  figures,
  inspections,
  progress,
  runs,
  holidays,
  versions,
  people,
  rosters,
  unitStandards,
  units,
  transfer,
  assessments,
  ballots,
  decisions,
  files,
  proposals,
  stars,
  trials,
  comparison,
  dashboard,
  schedule,
  cases,
  learning,
  leaves,
  lectures,
  registers,
  sessions,
  drafts,
  essays,
  likeness,
  notes,
};

type Concept = (typeof concepts)[keyof typeof concepts];
type Merged<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void
  ? { [K in keyof I]: I[K] }
  : never;
export type AllEndpoints = Merged<
  Concept extends infer C ? (C extends { endpoints: infer E } ? E : never) : never
>;
export type AuditedEvent = Concept extends infer C
  ? C extends { events: readonly (infer E extends string)[] }
    ? E
    : never
  : never;

/** Every endpoint of the product by "METHOD /path": what its answer holds. Pages know it as a type alone. */
export const endpoints = Object.assign(
  {},
  ...Object.values(concepts).map((one) => ("endpoints" in one ? one.endpoints : {})),
) as AllEndpoints;

/** Every event that the log may hold; its sentences stand in web/text/access/audit. */
export const events: readonly AuditedEvent[] = Object.values(concepts).flatMap((one) =>
  "events" in one ? [...one.events] : [],
);
