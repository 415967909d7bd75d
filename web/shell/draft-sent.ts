import type { Content } from "./draft-tabs.ts";

/** Enough for a day of bad network; the oldest go first. */
const most = 500;

/**
 * What this device has sent of a draft over one version and had no answer to. Any of it may have arrived: the server
 * then holds this device's own text, not another's. Prints stand for the texts, which may be long.
 */
export const latest = (prints: readonly string[]): string[] => [...new Set(prints)].slice(-most);

export const hasSent = (prints: readonly string[], content: Content): boolean =>
  prints.includes(printOf(content));

/** 53 bits of what the draft holds, the same wherever `same` in draft-tabs.ts is: by cyrb53, a public hash. */
export function printOf(content: Content): string {
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
