import type { Content } from "./draft-tabs.ts";

/** Enough for a day of bad network; the oldest go first. */
const most = 500;

/**
 * What this device has sent of a draft over one version and had no answer to. Any of it may have arrived: the server
 * then holds this device's own text, not another's. Prints stand for the texts, which may be long.
 */
export function unanswered(kept: readonly string[] = []) {
  let prints = kept;
  const keep = (more: readonly string[]) => {
    prints = [...new Set([...prints, ...more])].slice(-most);
  };
  return {
    prints: () => prints,
    sent: (content: Content) => keep([printOf(content)]),
    /** What another tab of this device has sent. */
    alsoSent: (more: readonly string[] = []) => keep(more),
    has: (content: Content) => prints.includes(printOf(content)),
    /** The server has named a version: whatever is still on its way was written over an older one. */
    answered() {
      prints = [];
    },
  };
}

/** 53 bits of what the draft holds, the same wherever `same` in draft-tabs.ts is: by cyrb53, a public hash. */
function printOf(content: Content): string {
  const filled = Object.entries(content).filter(([, value]) => (value ?? "") !== "");
  const text = JSON.stringify(filled.sort(([a], [b]) => (a < b ? -1 : 1)));
  let [low, high] = [0xdeadbeef, 0x41c6ce57];
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    low = Math.imul(low ^ code, 2654435761);
    high = Math.imul(high ^ code, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return (4294967296 * (2097151 & high) + (low >>> 0)).toString(36);
}
