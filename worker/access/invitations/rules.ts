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
