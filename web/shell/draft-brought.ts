import { ApiRefusal, county } from "../api.ts";
import { hasSent } from "./draft-sent.ts";
import { type Content, type OnDevice, same } from "./draft-tabs.ts";

const limitMs = 10_000;

/**
 * Brings what the device alone holds of a draft to the server. A page that was just left may have sent the same without
 * having heard the answer: what the server then holds is this device's own, and not another's. Fails where it is another's.
 */
export async function bringDraft(form: string, { content, version, sent = [] }: OnDevice): Promise<void> {
  const put = (over: number) =>
    county.put(`/drafts/${form}`, { content, version: over }, { expectsSession: false, limitMs });
  try {
    await put(version);
  } catch (error) {
    const held = heldInstead(error);
    if (!held) throw error;
    if (same(held.content, content)) return;
    if (!hasSent(sent, held.content)) throw error;
    await put(held.version);
  }
}

function heldInstead(error: unknown): { content: Content; version: number } | undefined {
  if (!(error instanceof ApiRefusal) || error.code !== "stale_version") return undefined;
  return (error.body.current as { content: Content; version: number } | null) ?? undefined;
}
