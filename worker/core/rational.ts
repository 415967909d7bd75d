/** An exact number in lowest terms, denominator positive. Leaves the process only as the text "n/d". */
export type Ratio = { readonly n: bigint; readonly d: bigint };
/** A ratio as stored and sent: "n/d" in lowest terms. */
export type Fraction = string;
/** A ratio as data in measures: [numerator, denominator]. */
export type Share = [number, number];

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** n ÷ d in lowest terms; d is never 0 in the domain, so 0 is a defect, not a Refusal. */
export function ratio(n: number | bigint, d: number | bigint = 1n): Ratio {
  const numerator = BigInt(n);
  const denominator = BigInt(d);
  if (denominator < 0n) return ratio(-numerator, -denominator);
  if (denominator === 0n) throw new RangeError("a ratio needs a denominator");
  const common = gcd(numerator, denominator);
  return { n: numerator / common, d: denominator / common };
}

export const zero: Ratio = { n: 0n, d: 1n };
export const one: Ratio = { n: 1n, d: 1n };

export function ofShare(share: readonly [number, number]): Ratio {
  return ratio(share[0], share[1]);
}

export function add(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function sub(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function mul(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.n, a.d * b.d);
}

export function div(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d, a.d * b.n);
}

export function sum(list: readonly Ratio[]): Ratio {
  return list.reduce(add, zero);
}

/** Negative, 0 or positive, as a sort wants it. */
export function compare(a: Ratio, b: Ratio): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return Number(left > right) - Number(left < right);
}

export function isZero(a: Ratio): boolean {
  return a.n === 0n;
}

export function min(a: Ratio, b: Ratio): Ratio {
  const [least = a] = [a, b].sort(compare);
  return least;
}

export function max(a: Ratio, b: Ratio): Ratio {
  const [, most = a] = [a, b].sort(compare);
  return most;
}

/** The whole number at or below. */
export function floor(a: Ratio): number {
  const beyond = ((a.n % a.d) + a.d) % a.d;
  return Number((a.n - beyond) / a.d);
}

/** The whole number at or above. */
export function ceil(a: Ratio): number {
  return 0 - floor({ n: -a.n, d: a.d });
}

export function format(a: Ratio): Fraction {
  return `${a.n}/${a.d}`;
}

/** Reads "n/d" or "n". */
export function parse(text: Fraction): Ratio {
  const match = /^(-?\d+)(?:\/(\d+))?$/.exec(text);
  if (!match) throw new RangeError("not a fraction");
  return ratio(BigInt(match[1] ?? "0"), BigInt(match[2] ?? "1"));
}

/** For showing: cut off at that many decimals, never rounded up; trailing zeros are dropped ("89.99", "95"). */
export function truncate(a: Ratio, decimals = 2): string {
  const scale = 10n ** BigInt(decimals);
  const cut = (a.n * scale) / a.d;
  if (cut < 0n) return `-${truncate({ n: -a.n, d: a.d }, decimals)}`;
  const digits = (cut % scale).toString().padStart(decimals, "0").replace(/0+$/, "");
  return digits === "" ? `${cut / scale}` : `${cut / scale}.${digits}`;
}

/** For showing a rate: "94.73%", cut off. */
export function percent(a: Ratio, decimals = 2): string {
  return `${truncate(mul(a, ratio(100n)), decimals)}%`;
}

/** A total in hundredths, cut off and never rounded up: 89.996 is 8999 (decisions: Numbers). */
export function hundredths(total: string): number {
  return floor(mul(parse(total), ratio(100)));
}
