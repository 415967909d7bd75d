import { countyCode } from "../api.ts";

/**
 * What waits on the device until the server has it. localStorage writes before the key press is over: whatever
 * happens next, the last character is there.
 */
export function onDevice<T>(place: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Undefined takes it away; false where the device keeps nothing. */
export function keepOnDevice(place: string, value: unknown): boolean {
  try {
    if (value === undefined) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Where the last answers that an account was given are kept; of every account where none is named. */
export const answersOf = (account: string) => `qinxue.answer.${countyCode()}.${account && `${account}.`}`;

/** Where the drafts of an account in this county are kept. */
export const draftsOf = (account: string) => `qinxue.draft.${countyCode()}.${account}.`;
