import type { AllEndpoints } from "../../../worker/gathered/shapes";
import { lineOf, type Specimen, type Specimens } from "../specimen";
import { about } from "./about";
import { administration } from "./access/administration";
import { applications } from "./access/applications";
import { audit } from "./access/audit";
import { feedback } from "./access/feedback";
import { inbox } from "./access/inbox";
import { invitations } from "./access/invitations";
import { secondFactors } from "./access/second-factors";
import { signIn } from "./access/sign-in";
import { signUp } from "./access/sign-up";
import { inspections } from "./inspection/inspections";
import { progress } from "./inspection/progress";
import { holidays } from "./measures/holidays";
import { versions } from "./measures/versions";
import { people } from "./organization/people";
import { rosters } from "./organization/rosters";
import { unitStandards } from "./organization/unit-standards";
import { units } from "./organization/units";
import { transfer } from "./outside/transfer";
import { assessments } from "./rating/assessments";
import { ballots } from "./rating/ballots";
import { decisions } from "./rating/decisions";
import { files as rateFiles } from "./rating/files";
import { stars } from "./rating/stars";
import { trials } from "./rating/trials";
import { comparison } from "./reports/comparison";
import { dashboard } from "./reports/dashboard";
import { schedule } from "./schedule";
import { cases } from "./study/cases";
import { learning } from "./study/learning";
import { leaves } from "./study/leaves";
import { lectures } from "./study/lectures";
import { registers } from "./study/registers";
import { sessions } from "./study/sessions";
import { drafts } from "./writing/drafts";
import { essays } from "./writing/essays";
import { likeness } from "./writing/likeness";
import { notes } from "./writing/notes";

/** What the batteries know of every endpoint; a concept that has none does not compile. */
export const specimens: Specimens<AllEndpoints> = {
  ...about,
  ...administration,
  ...applications,
  ...audit,
  ...feedback,
  ...inbox,
  ...invitations,
  ...secondFactors,
  ...signIn,
  ...signUp,
  ...inspections,
  ...progress,
  ...holidays,
  ...versions,
  ...people,
  ...rosters,
  ...unitStandards,
  ...units,
  ...transfer,
  ...assessments,
  ...ballots,
  ...decisions,
  ...rateFiles,
  ...stars,
  ...trials,
  ...comparison,
  ...dashboard,
  ...schedule,
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
};

const list = Object.entries(specimens) as [string, Specimen][];
function having<K extends keyof Specimen>(key: K): Record<string, NonNullable<Specimen[K]>> {
  return Object.fromEntries(
    list.flatMap(([name, one]) => {
      const value = one[key];
      return value === undefined ? [] : [[name, value as NonNullable<Specimen[K]>]];
    }),
  );
}
const named = (key: keyof Specimen) => new Set(Object.keys(having(key)));

export const bodies = having("body");
export const queries = having("query");
export const creations = having("creates");
export const edits = having("edits");
export const neither = having("neither");
export const silent = having("silent");
export const once = named("once");
export const files = named("file");
export const uploads = named("bytes");
export const endsSession = named("signsOut");
export const asksOwnPassword = named("ownPassword");
/** A line for each endpoint behind a session: what every column gets. */
export const matrix = Object.entries(having("who")).map(([name, cells]) => lineOf(name, cells.split(" ")));
