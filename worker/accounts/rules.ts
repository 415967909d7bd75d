import { Refusal } from "../core/refusal";

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

const branchRoles = ["secretary", "recorder", "person"];
/** Secretaries invite into their own unit; only the county's administrators name county roles. */
export function isCountyRole(role: string): boolean {
  return !branchRoles.includes(role);
}

const freeFailures = { account: 5, address: 30 } as const;
const longestDelayMs = 15 * 60_000;

/** How long the next try must wait after so many failures: none at first, then doubling to 15 minutes, never for good. */
export function delayAfter(failures: number, kind: keyof typeof freeFailures): number {
  const over = failures - freeFailures[kind];
  return over < 0 ? 0 : Math.min(longestDelayMs, 1_000 * 2 ** Math.min(over, 10));
}
