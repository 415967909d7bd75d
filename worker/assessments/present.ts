import { floor, mul, parse, ratio } from "../core/rational";

/** A total in hundredths, cut off and never rounded up: 89.996 is 8999 (decisions: Numbers). */
export function hundredths(total: string): number {
  return floor(mul(parse(total), ratio(100)));
}
