import type { InboxKind } from "./shape";

/** The holder of the account that it happened to, the person whom it is about, the county's administrators. */
export type Hearer = "holder" | "person" | "administrators";

/** Who is told of what (decisions: Inbox); never the one who did it. */
export const TOLD_TO: Record<InboxKind, readonly Hearer[]> = {
  "account.reset_offered": ["holder", "administrators"],
  "account.password_reset": ["holder", "administrators"],
  "account.linked": ["holder", "administrators"],
  "account.suspended": ["holder", "administrators"],
  "account.restored": ["holder", "administrators"],
  "account.code_failed": ["holder"],
  "second_factor.reset": ["holder", "administrators"],
  "role.granted": ["holder", "administrators"],
  "role.ended": ["holder", "administrators"],
  "invitation.made": ["administrators"],
  "county.exported": ["administrators"],
  "essay.returned": ["person"],
  "leave.approved": ["person"],
  "leave.refused": ["person"],
};
