import { commit, withheld } from "../../core/commit";
import { newId } from "../../core/ids";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { hashOf, newToken } from "../../http/tokens";
import { dayMs, permitHandingOut, tellOfAdministrators } from "./actions";
import { endLinks, insertLinks, linksNamed, newLink, peopleNamed } from "./records";
import type { MadeInvitation, RenewInvitations } from "./shape";

/**
 * The links of a sheet that nobody printed or that was lost, made anew for the same people: those handed out before
 * open nothing any more.
 */
export async function renewInvitations(
  scope: Scope,
  realNow: number,
  input: RenewInvitations,
): Promise<MadeInvitation[]> {
  const old = await linksNamed(scope, input.links);
  if (old.length < new Set(input.links).size) throw new Refusal("not_found");
  const invitations = old.flatMap((link) => {
    const { role } = link;
    if (link.purpose !== "invitation" || role === null) throw new Refusal("not_found");
    permitHandingOut(scope, { role, unitId: link.unitId });
    if (link.outcome !== null) throw new Refusal(link.outcome === "used" ? "already_used" : "withdrawn");
    return [{ ...link, role }];
  });
  await refuseWithAccount(scope, invitations);
  const made = invitations.map(({ role, unitId, unitName, personId, personName }) => ({
    id: newId("lnk"),
    token: newToken(),
    role,
    expiresAt: realNow + input.days * dayMs,
    unitId,
    unitName,
    personId,
    personName,
  }));
  const rows = await Promise.all(
    made.map(async ({ id, token, role, unitId, personId, expiresAt }) =>
      newLink(scope, {
        id,
        purpose: "invitation",
        tokenHash: await hashOf(token),
        role,
        unitId,
        personId,
        expiresAt,
      }),
    ),
  );
  const ended = invitations.map(({ id }) => id);
  const renewed = [
    ...endLinks(scope, ended, "withdrawn"),
    ...insertLinks(scope, rows),
    ...tellOfAdministrators(scope, made),
  ];
  await commit(scope, renewed, {
    event: "invitation.made",
    answer: withheld,
    subject: made[0]?.id ?? "",
    detail: {
      role: made.some(({ role }) => role === "administrator") ? "administrator" : made[0]?.role,
      units: made.map(({ unitId }) => unitId),
      people: made.map(({ personId }) => personId),
      inPlaceOf: ended,
    },
    otherwise: "already_used",
  });
  return made;
}

/** Somebody came in by another way meanwhile: a second account is nobody's. */
async function refuseWithAccount(
  scope: Scope,
  links: readonly { personId: string | null; personName: string | null }[],
): Promise<void> {
  const people = await peopleNamed(
    scope,
    links.flatMap(({ personId }) => personId ?? []),
  );
  const known = new Set(people.flatMap(({ id, login }) => (login === null ? [] : [id])));
  const fields = links.flatMap(({ personId, personName }, index) =>
    personId !== null && known.has(personId)
      ? [{ path: `links.${index}`, reason: "has_account", params: { name: personName ?? "" } }]
      : [],
  );
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
}
