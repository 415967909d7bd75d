import { shanghaiDay } from "../../core/calendar";
import { refuseOwn } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { accountOfPerson, letInQuery, peopleBehind } from "./records-apart";
import { apartFrom } from "./rules";

/** Who asked and who approves are two people: not one account, and neither was let in by the other lately. */
export async function refuseUnlessSecond(scope: Scope, askedBy: string | null): Promise<void> {
  const own = scope.actor.accountId;
  if (askedBy === own) throw new Refusal("same_person");
  const since = apartFrom(scope.now).since;
  const [[mine], [theirs]] = await scope.db.batch([
    letInQuery(scope, own, askedBy, since),
    letInQuery(scope, askedBy, own, since),
  ]);
  refuseLetIn(Math.max(mine?.at ?? 0, theirs?.at ?? 0));
}

/** A request is granted by somebody else than the asking account, and not through an account which that one let in lately. */
export async function refuseUnlessOther(scope: Scope, askedBy: string | null): Promise<void> {
  if (askedBy === scope.actor.accountId) throw new Refusal("same_person");
  const { since } = apartFrom(scope.now);
  const [[row]] = await scope.db.batch([letInQuery(scope, scope.actor.accountId, askedBy, since)]);
  refuseLetIn(row?.at ?? 0);
}

/** Nobody decides on the own case, nor through an account that they let in lately. */
export async function refuseOwnCase(scope: Scope, personId: string): Promise<void> {
  refuseOwn(scope, personId);
  refuseLetIn(await ownCaseAt(scope, personId));
}

/** Whether the actor may decide on a person: what is recorded for somebody else is complete at once only then. */
export async function isOthersCase(scope: Scope, personId: string): Promise<boolean> {
  return scope.personId !== personId && (await ownCaseAt(scope, personId)) === 0;
}

/** The people on whom the actor decides nothing: the own one, and who let the actor's account in lately. */
export async function ownCases(scope: Scope): Promise<ReadonlySet<string>> {
  const [rows] = await scope.db.batch([
    peopleBehind(scope, scope.actor.accountId, apartFrom(scope.now).since),
  ]);
  return new Set([scope.personId ?? "", ...rows.map(({ personId }) => personId)]);
}

async function ownCaseAt(scope: Scope, personId: string): Promise<number> {
  const person = accountOfPerson(scope, personId);
  const { since } = apartFrom(scope.now);
  const [[row]] = await scope.db.batch([letInQuery(scope, scope.actor.accountId, person, since)]);
  return row?.at ?? 0;
}

function refuseLetIn(at: number): void {
  if (at > 0) throw new Refusal("let_in_lately", { params: { until: shanghaiDay(apartFrom(at).until) } });
}
