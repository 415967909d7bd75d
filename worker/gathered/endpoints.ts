import { endpoints as administration } from "../access/administration/shape";
import { endpoints as applications } from "../access/applications/shape";
import { endpoints as audit } from "../access/audit/shape";
import { endpoints as feedback } from "../access/feedback/shape";
import { endpoints as invitations } from "../access/invitations/shape";
import { endpoints as secondFactors } from "../access/second-factors/shape";
import { endpoints as signIn } from "../access/sign-in/shape";
import { endpoints as signUp } from "../access/sign-up/shape";
import { endpoints as inspections } from "../inspection/inspections/shape-answers";
import { endpoints as progress } from "../inspection/progress/shape";
import { endpoints as holidays } from "../measures/holidays/shape";
import { endpoints as versions } from "../measures/versions/shape-adoption";
import { endpoints as people } from "../organization/people/shape-answers";
import { endpoints as rosters } from "../organization/rosters/shape-answers";
import { endpoints as unitStandards } from "../organization/unit-standards/shape";
import { endpoints as units } from "../organization/units/shape";
import { endpoints as transfer } from "../outside/transfer/shape";
import { endpoints as assessments } from "../rating/assessments/shape";
import { endpoints as ballots } from "../rating/ballots/shape";
import { endpoints as decisions } from "../rating/decisions/shape";
import { endpoints as files } from "../rating/files/shape";
import { endpoints as stars } from "../rating/stars/shape";
import { endpoints as trials } from "../rating/trials/shape";
import { endpoints as comparison } from "../reports/comparison/shape";
import { endpoints as schedule } from "../schedule/shape";
import { endpoints as cases } from "../study/cases/shape";
import { endpoints as learning } from "../study/learning/shape";
import { endpoints as leaves } from "../study/leaves/shape";
import { endpoints as lectures } from "../study/lectures/shape";
import { endpoints as registers } from "../study/registers/shape-answers";
import { endpoints as sessions } from "../study/sessions/shape";
import { endpoints as drafts } from "../writing/drafts/shape";
import { endpoints as essays } from "../writing/essays/shape";
import { endpoints as likeness } from "../writing/likeness/shape";
import { endpoints as notes } from "../writing/notes/shape";

/** Every endpoint of the product by "METHOD /path": what its answer holds. Pages know it as a type alone. */
export const endpoints = {
  ...holidays,
  ...versions,
  ...administration,
  ...applications,
  ...audit,
  ...feedback,
  ...invitations,
  ...secondFactors,
  ...signIn,
  ...signUp,
  ...people,
  ...rosters,
  ...unitStandards,
  ...units,
  ...cases,
  ...learning,
  ...leaves,
  ...lectures,
  ...registers,
  ...sessions,
  ...drafts,
  ...essays,
  ...likeness,
  ...notes,
  ...inspections,
  ...progress,
  ...assessments,
  ...ballots,
  ...decisions,
  ...files,
  ...stars,
  ...trials,
  ...comparison,
  ...transfer,
  ...schedule,
};
export type AllEndpoints = typeof endpoints;
