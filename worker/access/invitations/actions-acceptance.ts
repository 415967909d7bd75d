import { commit, noted, type Write } from "../../core/commit";
import { newId } from "../../core/ids";
import { refuseUnlessStands } from "../../core/near";
import { Refusal } from "../../core/refusal";
import { atTheDoor, type Scope, systemScope } from "../../core/scope";
import type { CountySessions } from "../../http/app";
import { hashPassword } from "../../http/passwords";
import { hashOf } from "../../http/tokens";
import { refuseEasyPassword } from "../accounts/easy-passwords";
import { insertAccount } from "../accounts/records";
import { insertRole } from "../accounts/records-roles";
import { accountsNamed, setPassword } from "../accounts/records-signing-in";
import { forgiveAccount } from "../charges/records";
import { told } from "../inbox/records";
import { accountFor } from "../sign-in/sign-in";
import { endLink, findLink } from "./records";
import { refuseUnlessUsable } from "./rules";
import type { AcceptInvitation } from "./shape";

export async function viewInvitation(county: CountySessions, now: number, token: string) {
  const scope = systemScope({ countyId: county.countyId, db: county.db, now });
  const link = await findLink(scope, await hashOf(token));
  refuseUnlessUsable(link, county.realNow);
  if (link.accountId === null) refuseUnlessStands(link, scope.today, scope.today, "unitId");
  if (link.personLogin !== null) throw new Refusal("has_account");
  return {
    purpose: link.purpose,
    county: link.countyName,
    unit: link.unitName,
    role: link.role,
    name: link.personName ?? link.accountName,
  };
}

/** Of which browser it is taken up in the boundary decides. */
type Taken = Omit<AcceptInvitation, "shared">;
type OpenLink = Awaited<ReturnType<typeof findLink>>;
type Accepted = { accountId: string; letIn: boolean; isKnown: boolean };

/**
 * The invited person becomes an account with the role; or, on a reset link, gets a new password. Whether the account may
 * be let in at once: not where a one-time code is still owed, although the browser is then a known one. Somebody who comes again because the answer was lost is let in
 * with the password that they have just chosen.
 */
export async function acceptInvitation(
  county: CountySessions,
  now: number,
  input: Taken,
  address: string | null = null,
): Promise<Accepted> {
  const scope = systemScope({ countyId: county.countyId, db: county.db, now });
  const tokenHash = await hashOf(input.token);
  const link = await findLink(scope, tokenHash);
  if (link.outcome === "used") return comeAgain(county, now, link, input, address);
  try {
    return await takeUp(scope, county.realNow, link, input, address);
  } catch (error) {
    const { usedBy, ...meanwhile } = await findLink(scope, tokenHash);
    if (!(error instanceof Refusal) || usedBy === null) throw error;
    return comeAgain(county, now, { usedBy, ...meanwhile }, input, address);
  }
}

/** Signs in the account behind a used link, by the door's own rules: counted, slowed, and asked for a code where one is owed. */
async function comeAgain(
  county: CountySessions,
  now: number,
  { usedBy }: OpenLink,
  { login = usedBy ?? "", password }: Taken,
  address: string | null,
): Promise<Accepted> {
  if (login !== usedBy) throw new Refusal("already_used");
  try {
    // The link's own limit stood before this; its address tells nothing about the browser.
    const visit = { address, cookies: "", limit: async () => {} };
    const { id } = await accountFor(county, now, { login, password }, visit);
    return { accountId: id, letIn: true, isKnown: true };
  } catch (error) {
    const isTooMany = error instanceof Refusal && error.code === "too_many";
    throw isTooMany || !(error instanceof Refusal) ? error : new Refusal("already_used");
  }
}

async function takeUp(
  scope: Scope,
  realNow: number,
  link: OpenLink,
  input: Taken,
  address: string | null,
): Promise<Accepted> {
  refuseUnlessUsable(link, realNow);
  await refuseEasyPassword(input.password, [input.login, input.name, link.accountName, link.countyName]);
  if (!link.accountId) {
    refuseUnlessStands(link, scope.today, scope.today, "unitId");
    if (link.personLogin !== null) throw new Refusal("has_account");
    const accountId = await openAccount(scope, link, input, address);
    return { accountId, letIn: true, isKnown: true };
  }
  const letIn = link.suspendedAt === null && link.hasFactor === 0;
  const holder = atTheDoor(scope, link.accountId, address);
  await commit(
    holder,
    [
      ...setPassword(scope, link.accountId, await hashPassword(input.password)),
      endLink(scope, link.id, "used", link.accountId),
      forgiveAccount(scope.db, scope.countyId, link.accountId),
      ...(letIn ? [signedIn(holder, link.accountId)] : []),
      told(holder, { kind: "account.password_reset", subject: link.accountId, by: link.createdBy }),
    ],
    {
      event: "account.password_reset",
      subject: link.accountId,
      detail: { by: link.createdBy },
      otherwise: "already_used",
    },
  );
  const isKnown = link.suspendedAt === null;
  return { accountId: link.accountId, letIn, isKnown };
}

/** A link that is taken up signs its holder in: the log has that too. */
function signedIn(holder: Scope, accountId: string): Write {
  return noted(holder, { event: "account.signed_in", subject: accountId });
}

async function openAccount(
  outside: Scope,
  link: OpenLink,
  input: Taken,
  address: string | null,
): Promise<string> {
  const accountId = newId("acc");
  const scope = atTheDoor(outside, accountId, address);
  const { login, phone = null } = input;
  const name = link.personName ?? input.name;
  if (!name || !login) {
    const path = name ? "login" : "name";
    throw new Refusal("invalid_input", { fields: [{ path, reason: "required" }] });
  }
  const taken = await accountsNamed(scope, login, phone);
  if (taken.some((account) => account.login === login)) throw new Refusal("login_taken");
  if (taken.length > 0) throw new Refusal("invalid_input", { fields: [{ path: "phone", reason: "taken" }] });
  const passwordHash = await hashPassword(input.password);
  const role = {
    id: newId("rol"),
    accountId,
    role: link.role ?? "person",
    unitId: link.unitId,
    fromOn: scope.today,
  };
  await commit(
    scope,
    [
      insertAccount(scope, { id: accountId, name, login, phone, passwordHash, personId: link.personId }),
      insertRole(scope, role),
      endLink(scope, link.id, "used", accountId),
      signedIn(scope, accountId),
    ],
    {
      event: "invitation.accepted",
      subject: accountId,
      unitId: link.unitId,
      detail: { role: role.role, by: link.createdBy },
      otherwise: "login_taken",
    },
  );
  return accountId;
}
