import { refuseOwnCase } from "../../access/accounts/apart";
import { told } from "../../access/inbox/records";
import { lastDay, quarterOf, yearOf } from "../../core/calendar";
import { commit, type Write } from "../../core/commit";
import { newId } from "../../core/ids";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { lateEntryUntil } from "../../measures/versions/records";
import { CHARACTER_RULE, characterCount } from "../../measures/versions/rules-characters";
import { findPerson } from "../../organization/people/records";
import { branchOn } from "../../organization/people/rules";
import { handInDraft } from "../drafts/records";
import { forgetLikeness, likenessOfNew } from "../likeness/records";
import { essayOfHalf, findEssay, insertEssay, insertReview, resubmitEssay } from "./records";
import { refuseUnlessHalfOpen, refuseUnlessReturned, refuseUnlessWaiting } from "./rules";
import type { SubmitEssay } from "./shape";

/** The half-year's essay of the actor: the first time, or again after a return. */
export async function submitEssay(
  scope: Scope,
  { half, title, body }: SubmitEssay,
): Promise<{ id: string; version: number; characters: number }> {
  const personId = scope.personId;
  if (!personId) throw new Refusal("not_permitted");
  permit(scope, "essay.write", { personId });
  const { memberships } = await findPerson(scope, personId);
  const branchId = branchOn(memberships, scope.today);
  if (!branchId) throw new Refusal("invalid_input", { fields: [{ path: "half", reason: "not_a_member" }] });
  refuseUnlessHalfOpen(half, scope.today, await lateEntryUntil(scope, yearOf(half)));
  const earlier = await essayOfHalf(scope, personId, half);
  if (earlier) refuseUnlessReturned(earlier.state);
  const text = { title, body, characters: characterCount(body), characterRule: CHARACTER_RULE };
  const answer = {
    id: earlier?.id ?? newId("ess"),
    version: (earlier?.version ?? 0) + 1,
    characters: text.characters,
  };
  const like = await likenessOfNew(scope, {
    id: answer.id,
    branchId: earlier?.branchId ?? branchId,
    quarter: quarterOf(lastDay(half)),
    ...text,
  });
  await commit(
    scope,
    [
      ...(earlier
        ? [...resubmitEssay(scope, earlier.id, earlier.version, text), ...forgetLikeness(scope, earlier.id)]
        : [insertEssay(scope, { id: answer.id, personId, branchId, half, ...text })]),
      ...like,
      ...handInDraft(scope),
    ],
    {
      event: "essay.submitted",
      subject: answer.id,
      unitId: branchId,
      detail: { half, version: answer.version, characters: text.characters },
      otherwise: "already_submitted",
      unguarded: "already_submitted",
      answer,
    },
  );
  return answer;
}

export async function acceptEssay(scope: Scope, id: string, version: number): Promise<void> {
  await reviewEssay(scope, id, version, "accepted", null);
}

export async function returnEssay(scope: Scope, id: string, version: number, comment: string): Promise<void> {
  await reviewEssay(scope, id, version, "returned", comment);
}

async function reviewEssay(
  scope: Scope,
  id: string,
  version: number,
  outcome: "accepted" | "returned",
  comment: string | null,
): Promise<void> {
  const { body: _, ...essay } = await findEssay(scope, id);
  permit(scope, "essay.review", { unitId: essay.branchId });
  await refuseOwnCase(scope, essay.personId);
  refuseUnlessWaiting(essay, version);
  const returned: Write[] =
    outcome === "returned"
      ? [
          told(scope, {
            kind: "essay.returned",
            subject: id,
            person: essay.personId,
            occasion: `${id}/${version}`,
            detail: { half: essay.half },
          }),
        ]
      : [];
  await commit(scope, [...insertReview(scope, id, version, outcome, comment), ...returned], {
    event: `essay.${outcome}`,
    subject: id,
    unitId: essay.branchId,
    detail: { version },
    otherwise: "already_decided",
  });
}
