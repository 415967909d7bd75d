/**
 * Network part of the caller's address: enough to throttle and to trace, less than a person. A household or office owns
 * a whole /64 of IPv6 and could else guess from 2⁶⁴ places; an IPv4 address written as IPv6 is itself.
 */
export function networkOf(ip: string): string | null {
  const text = ip.trim().toLowerCase();
  if (isIpv4(text)) return text;
  const groups = groupsOf(text);
  if (!groups) return null;
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return groups.slice(6).flatMap(bytesOf).join(".");
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}

function isIpv4(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split(".").every((part) => Number(part) <= 255);
}

/** The eight groups of an IPv6 address, with "::", a zone and a tail in IPv4's form understood. */
function groupsOf(text: string): number[] | undefined {
  const [bare = ""] = text.split("%");
  const tail = /(^|:)(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[2];
  if (tail && !isIpv4(tail)) return undefined;
  const plain = tail ? bare.slice(0, -tail.length) + pairsOf(tail) : bare;
  const halves = plain.split("::");
  if (halves.length > 2) return undefined;
  const [left = [], right = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - left.length - right.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...left, ...Array<string>(missing).fill("0"), ...right];
  return groups.every((group) => /^[\da-f]{1,4}$/.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : undefined;
}

function pairsOf(ipv4: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split(".").map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

const bytesOf = (group: number) => [group >> 8, group & 255];

export function addressOf(headers: Headers): string | null {
  return networkOf(headers.get("cf-connecting-ip") ?? "");
}

export function whence(request: Request) {
  return {
    browser: request.headers.get("user-agent")?.slice(0, 120) ?? null,
    address: addressOf(request.headers),
    cookies: request.headers.get("cookie") ?? "",
  };
}
