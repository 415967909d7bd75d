import { verifyHOTP } from "@oslojs/otp";
import { Refusal } from "../../core/refusal";

export type Link = {
  purpose: "invitation" | "reset";
  expiresAt: number;
  outcome: "used" | "withdrawn" | null;
};

/** A link works once, until it expires or is withdrawn (decisions: Who records what; F3). */
export function refuseUnlessUsable(link: Link, nowReal: number): void {
  if (link.outcome === "used") throw new Refusal("already_used");
  if (link.outcome === "withdrawn") throw new Refusal("withdrawn");
  if (link.expiresAt <= nowReal) throw new Refusal("expired");
}

/** Whether it still opens something: by the server's time, never by a device's. */
export function isUsable({ outcome, expiresAt }: Link, nowReal: number): boolean {
  return outcome === null && expiresAt > nowReal;
}

const branchRoles = ["secretary", "recorder", "person"];
/** Secretaries invite into their own unit; only the county's administrators name county roles. */
export function isCountyRole(role: string): boolean {
  return !branchRoles.includes(role);
}

/** A county role is held at the county, so that nobody takes it for one branch's; a branch's role needs the person (product: Who uses it). */
export function refuseUnlessPlaced(
  role: string,
  unit: { kind: string },
  account: { personId: string | null },
): void {
  if (isCountyRole(role) && unit.kind !== "county")
    throw new Refusal("invalid_input", { fields: [{ path: "unitId", reason: "not_the_county" }] });
  if (!isCountyRole(role) && !account.personId)
    throw new Refusal("invalid_input", { fields: [{ path: "role", reason: "no_person" }] });
}

const codedRoles = ["administrator", "inspector"];
/** Whoever sees the whole county and may write in it is asked for a one-time code, where the county wants it. */
export function needsCode(roles: readonly { role: string }[]): boolean {
  return roles.some(({ role }) => codedRoles.includes(role));
}

const apartMs = 7 * 86_400_000;
/**
 * For seven days whoever let somebody in, by a link or by clearing the second factor, is no second person beside that
 * account: long enough for its holder and the other administrators to notice (product: Who uses it).
 */
export function apartFrom(at: number): { since: number; until: number } {
  return { since: at - apartMs, until: at + apartMs };
}

const stepMs = 30_000;
/** One half-minute either way: clocks of phones differ. */
const tolerance = 1;

/** The half-minute to which a one-time code belongs (RFC 6238), never one that was used before; undefined when the code is wrong. */
export function stepOfCode(
  secret: Uint8Array,
  code: string,
  realNow: number,
  lastStep: number,
): number | undefined {
  const current = Math.floor(realNow / stepMs);
  for (let step = current - tolerance; step <= current + tolerance; step++) {
    if (step > lastStep && verifyHOTP(secret, BigInt(step), 6, code)) return step;
  }
  return undefined;
}

/** A recovery code as it is compared: without spaces and dashes, in capitals. */
export function plainCode(text: string): string {
  return text.replaceAll(/[\s-]/g, "").toUpperCase();
}

const minuteMs = 60_000;
export const quarterHourMs = 15 * minuteMs;

/** So many charges under one address or account that are younger than `withinMs`. */
export type ChargeLimit = { by: "address" | "account"; most: number; withinMs: number };
/**
 * What may be tried, in charges that a complete success gives back. An office shares one address; an account is guessed at
 * from many. Known browsers are held to `knownBrowser` instead, so that no attack keeps their holder out.
 */
export const chargeLimits = {
  door: [
    { by: "address", most: 60, withinMs: quarterHourMs },
    { by: "account", most: 10, withinMs: minuteMs },
    { by: "account", most: 100, withinMs: 60 * minuteMs },
  ],
  /** The own password asked once more, inside. */
  ownPassword: [{ by: "account", most: 10, withinMs: quarterHourMs }],
  /** One-time and recovery codes behind a right password. */
  code: [{ by: "account", most: 10, withinMs: 60 * minuteMs }],
} as const satisfies Record<string, readonly ChargeLimit[]>;

/** Tries of a known browser in a quarter of an hour, and the failures in a row after which it is none any more. */
export const knownBrowser = { tries: 10, withinMs: quarterHourMs, failuresInRow: 50 } as const;
