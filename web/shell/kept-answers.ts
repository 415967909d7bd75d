import { ApiRefusal } from "../api.ts";
import { answersOf, keepOnDevice, onDevice } from "./device.ts";
import { isLeaving, keptMe } from "./me.ts";

/** An answer; with `asOf` (UTC epoch ms) it is the last one that this device was given, shown for want of a network. */
export type Kept<T> = T & { asOf?: number };
type OnDevice<T> = { at: number; answer: T };

/** A device has room for a few: the oldest go first. */
const most = 12;

function placeOf(path: string): string | undefined {
  const account = keptMe()?.account.id;
  return account && !isLeaving() ? answersOf(account) + path : undefined;
}

/** Keeps what the server answered last, for the account that is signed in. */
export function keepAnswer<T extends object>(path: string, answer: T, at = Date.now()): void {
  const place = placeOf(path);
  if (!place) return;
  const others = placesOf(answersOf(keptMe()?.account.id ?? "")).filter((other) => other !== place);
  if (others.length >= most) {
    const latestFirst = others.map((other) => ({ other, at: answeredAt(other) })).sort((a, b) => b.at - a.at);
    for (const { other } of latestFirst.slice(most - 1)) keepOnDevice(other, undefined);
  }
  const kept: OnDevice<T> = { at, answer };
  if (keepOnDevice(place, kept)) return;
  // The device is full: what is looked at now matters most, and an answer from before a change would mislead.
  for (const other of [...others, place]) keepOnDevice(other, undefined);
  keepOnDevice(place, kept);
}

/** The last answer where the question found no network; what the server itself refuses is not shown any more. */
export function lastAnswer<T extends object>(path: string, error: unknown): Kept<T> {
  const place = placeOf(path);
  const status = error instanceof ApiRefusal ? error.status : undefined;
  const last = place && status === 0 ? onDevice<OnDevice<T>>(place) : undefined;
  if (last) return { ...last.answer, asOf: last.at };
  if (place && (status === 403 || status === 404)) keepOnDevice(place, undefined);
  throw error;
}

/** Of everybody in this county, once nobody is signed in. */
export function forgetAnswers(): void {
  for (const place of placesOf(answersOf(""))) keepOnDevice(place, undefined);
}

function placesOf(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((place) => place.startsWith(start));
  } catch {
    return [];
  }
}

/** When it was answered. */
const answeredAt = (place: string) => onDevice<OnDevice<unknown>>(place)?.at ?? 0;
