import { useQueryClient } from "../query/index.ts";
import { answersOf, draftsOf, keepOnDevice, onDevice } from "./device.ts";
import type { OnDevice } from "./draft-tabs.ts";
import { startLeaving } from "./leaving.ts";
import { forgetMe, useMe } from "./me.ts";
import { tellServer } from "./telling.ts";

/** Ends the session and forgets everything that was shown; the device does its part also where the server is out of reach. */
export function useSignOut() {
  const client = useQueryClient();
  const me = useMe();
  return async () => {
    const { id } = me().account;
    startLeaving();
    forgetMe();
    forgetForms();
    await leaveDevice(id);
    await tellServer();
    client.clear();
    location.assign(location.pathname.split("/").slice(0, 3).join("/"));
  };
}

/**
 * Signing out leaves nothing on the device that the server holds too: neither its answers nor drafts; what could
 * not be brought there stays, because nothing that was written is lost.
 */
async function leaveDevice(account: string): Promise<void> {
  const places = draftsOf(account);
  const below = (start: string) => Object.keys(localStorage).filter((place) => place.startsWith(start));
  for (const place of below(answersOf(account))) keepOnDevice(place, undefined);
  const mine = below(places);
  const leave = async (place: string) => {
    const draft = onDevice<OnDevice>(place);
    if (draft && !draft.synced) {
      // Only who leaves something behind loads it: what writes stands in one file with its pages.
      const { bringDraft } = await import("./draft-brought.ts");
      await bringDraft(place.slice(places.length), draft);
    }
    keepOnDevice(place, undefined);
  };
  await Promise.allSettled(mine.map(leave));
}

/** What this tab keeps of forms that were not handed in (kept-form). */
function forgetForms(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith("qinxue.form.")) sessionStorage.removeItem(key);
  } catch {
    // Nothing is kept where nothing can be.
  }
}
