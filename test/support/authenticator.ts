import { decodeBase32IgnorePadding } from "@oslojs/encoding";
import { generateHOTP } from "@oslojs/otp";
import { type Caller, type County, password } from "./world";

/** What a colleague's phone would show: the code of a half-minute from now, counted in steps. */
export function codeOf(uri: string, stepsFromNow = 0): string {
  const secret = decodeBase32IgnorePadding(new URL(uri).searchParams.get("secret") ?? "");
  return generateHOTP(secret, BigInt(Math.floor(Date.now() / 30_000) + stepsFromNow), 6);
}

/** Sets up the caller's second factor; gives its address for the authenticator and the recovery codes. */
export async function enrolled(caller: Caller): Promise<{ uri: string; recoveryCodes: string[] }> {
  const { uri } = (await (await caller.post("/second-factor")).json()) as { uri: string };
  const reply = await caller.post("/second-factor/confirmation", { code: codeOf(uri), password });
  const { recoveryCodes } = (await reply.json()) as { recoveryCodes: string[] };
  return { uri, recoveryCodes };
}

export function signInWith(county: County, login: string, code?: string) {
  return county.anonymous.post("/session", { login, password, code });
}

export const cookieOf = (reply: Response) => (reply.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
/** A code works once; for a second sign-in within the same half-minute the test forgets that it was used. */
export async function forgetSteps(county: County): Promise<void> {
  await county.binding
    .prepare("UPDATE second_factors SET last_step = 0 WHERE county_id = ?1")
    .bind(county.code)
    .run();
}

/** Waits, where it is about to end, for the next half-minute: what is tried now is judged in the same one. */
export async function wellWithinAHalfMinute(): Promise<void> {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 6_000) await new Promise((resolve) => setTimeout(resolve, left));
}
