import { roles } from "../../text/access/accounts-roles.zh.ts";
import { listed } from "../../text/format.ts";
import { useText } from "../../text/index.ts";

const t = useText(roles);

/** Roles that a row of the log or of a list names with commas between them, in words; unknown ones are left out. */
export function rolesOf({ role }: { role: string | null }): string {
  const known = (role ?? "").split(",").filter((one) => `role_${one}` in roles.zh);
  return listed([...new Set(known)].map((one) => t(`role_${one}` as "role_person")));
}
