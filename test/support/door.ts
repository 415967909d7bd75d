import { scryptSync } from "node:crypto";
import { newId } from "../../worker/core/ids";
import { type County, password } from "./world";

/** The right password, stored so that comparing it costs nothing: what is tested is who gets so far. */
const salt = "A".repeat(22);
const cheapHash = `scrypt$2$1$1$${salt}$${scryptSync(password, Buffer.from(salt, "base64url"), 32, { N: 2, r: 1, p: 1 }).toString("base64url")}`;

/** Accounts with a name to sign in by and a cheap password; gives their ids. */
export async function cheapAccounts(county: County, logins: readonly string[]): Promise<string[]> {
  const ids = logins.map(() => newId("acc"));
  await county.binding.batch(
    logins.map((login, n) =>
      county.binding
        .prepare(
          "INSERT INTO accounts (county_id, id, login, name, password_hash, version, created_at) VALUES (?1, ?2, ?3, ?3, ?4, 1, 0)",
        )
        .bind(county.code, ids[n], login, cheapHash),
    ),
  );
  return ids;
}

type Try = { password?: string; code?: string; shared?: boolean; from?: string; cookie?: string };

/** A try at the door, from a place and with a browser's cookies. */
export function knock(county: County, login: string, { from, cookie, ...given }: Try = {}) {
  return county.anonymous.post(
    "/session",
    { login, password, ...given },
    { "cf-connecting-ip": from ?? "203.0.113.7", ...(cookie ? { cookie } : {}) },
  );
}

export const wrong = { password: "not-the-password" };

/** The device cookie that a reply sets, whole. */
export function deviceCookie(reply: Response): string | undefined {
  return reply.headers.getSetCookie().find((cookie) => cookie.startsWith("__Secure-qx-device-"));
}

/** The session that a reply opens. */
export function sessionCookie(reply: Response): string | undefined {
  return reply.headers.getSetCookie().find((cookie) => cookie.startsWith("__Host-qx-"));
}

/** What the browser sends of it. */
export const sentBack = (reply: Response) => deviceCookie(reply)?.split(";")[0] ?? "";

/** Lets time pass for what is counted at the door. */
export async function later(county: County, ms: number): Promise<void> {
  await county.binding.batch([
    county.binding
      .prepare("UPDATE sign_in_charges SET at = at - ?2 WHERE county_id = ?1")
      .bind(county.code, ms),
    county.binding
      .prepare("UPDATE device_tries SET since = since - ?2 WHERE county_id = ?1")
      .bind(county.code, ms),
  ]);
}
