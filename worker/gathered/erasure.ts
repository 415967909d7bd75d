import { erasure as accounts } from "../access/accounts/records-erasure";
import { erasure as feedback } from "../access/feedback/records-erasure";
import { erasure as inbox } from "../access/inbox/records-erasure";
import { erasure as invitations } from "../access/invitations/records-erasure";
import { erasure as secondFactors } from "../access/second-factors/records-erasure";
import { erasure as signIn } from "../access/sign-in/records-erasure";
import type { Erasure } from "../core/erasure";
import { erasure as people } from "../organization/people/records-erasure";
import { erasure as rosters } from "../organization/rosters/records-erasure";
import { erasure as learning } from "../study/learning/records-erasure";
import { erasure as leaves } from "../study/leaves/records-erasure";
import { erasure as registers } from "../study/registers/records-erasure";
import { erasure as drafts } from "../writing/drafts/records-erasure";
import { erasure as essays } from "../writing/essays/records-erasure";
import { erasure as likeness } from "../writing/likeness/records-erasure";
import { erasure as notes } from "../writing/notes/records-erasure";

/** People come last: until then the name that the others look for still stands. */
const concepts: readonly Erasure[] = [
  accounts,
  feedback,
  inbox,
  invitations,
  secondFactors,
  signIn,
  rosters,
  learning,
  leaves,
  registers,
  drafts,
  essays,
  likeness,
  notes,
  people,
];

/** What every concept writes where a person is erased. */
export const erasure: Erasure = (scope, erased) => concepts.flatMap((one) => one(scope, erased));
