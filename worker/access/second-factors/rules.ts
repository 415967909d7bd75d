import { verifyHOTP } from "@oslojs/otp";

const stepMs = 30_000;

/** One half-minute either way: clocks of phones differ. */
const tolerance = 1;

/** The half-minute to which a one-time code belongs (RFC 6238), never one that was used before; undefined when the code is wrong. */
export function stepOfCode(
  secret: Uint8Array,
  code: string,
  realNow: number,
  lastStep: number,
): number | undefined {
  const current = Math.floor(realNow / stepMs);
  for (let step = current - tolerance; step <= current + tolerance; step++) {
    if (step > lastStep && verifyHOTP(secret, BigInt(step), 6, code)) return step;
  }
  return undefined;
}

/** A recovery code as it is compared: without spaces and dashes, in capitals. */
export function plainCode(text: string): string {
  return text.replaceAll(/[\s-]/g, "").toUpperCase();
}
