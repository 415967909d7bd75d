import { refuseOwnCase } from "../../access/accounts/apart";
import { commit, type Write } from "../../core/commit";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { refuseUnlessBranch, refuseUnlessSeen } from "./actions-intervals";
import { shownTo, targetOf } from "./reads";
import { changePerson, findPerson } from "./records";
import { deleteInterval, reopen } from "./records-intervals";
import { type Kept, type Withdrawn, withdrawalOf } from "./rules-withdrawal";

type Found = Awaited<ReturnType<typeof findPerson>>;
export const kinds = ["memberships", "standings", "posts", "exemptions"] as const;
type Kind = (typeof kinds)[number];
const abilityOf = {
  memberships: "membership.manage",
  standings: "person.manage",
  posts: "person.manage",
  exemptions: "exemption.manage",
} as const;

/** Takes back what has not begun or was entered today: what stood before it goes on as if it had not been. */
export async function withdrawInterval(
  scope: Scope,
  id: string,
  intervalId: string,
  version: number,
): Promise<void> {
  const found = await findPerson(scope, id);
  const kind = kinds.find((one) => found[one].some((row) => row.id === intervalId));
  permit(scope, kind ? abilityOf[kind] : "person.manage", targetOf(scope, found));
  refuseUnlessSeen(scope, found, version);
  if (!kind) throw new Refusal("not_found");
  if (kind === "exemptions") await refuseOwnCase(scope, id);
  const taken = withdrawalOf<Kept>(found[kind], intervalId, scope.today, kind === "exemptions");
  const branchId = branchGoingOn(found, taken);
  if (kind === "memberships" && branchId) await refuseUnlessBranch(scope, branchId, scope.today);
  await commit(scope, [...changePerson(scope, id, version), ...writesOf(scope, kind, taken)], {
    event: "person.interval_withdrawn",
    subject: id,
    unitId: targetOf(scope, found).unitId,
    detail: { kind, part: taken.part, fromOn: taken.row.fromOn, untilOn: taken.row.untilOn },
    current: async () => shownTo(scope, await findPerson(scope, id)),
  });
}

function branchGoingOn(found: Found, taken: Withdrawn<Kept>): string | undefined {
  const goesOn = taken.part === "end" ? taken.row.id : taken.former?.id;
  return found.memberships.find(({ id }) => id === goesOn)?.branchId;
}

function writesOf(scope: Scope, kind: Kind, taken: Withdrawn<Kept>): Write[] {
  if (taken.part === "end") return reopen(scope, kind, taken.row.id);
  const { row, former } = taken;
  return [...deleteInterval(scope, kind, row.id), ...(former ? reopen(scope, kind, former.id) : [])];
}
