import { ulid } from "ulidx";

export type IdPrefix =
  | "acc"
  | "ass"
  | "aud"
  | "cas"
  | "con"
  | "cor"
  | "ess"
  | "exe"
  | "fee"
  | "imp"
  | "ins"
  | "lea"
  | "lnk"
  | "mea"
  | "mem"
  | "mus"
  | "not"
  | "ovr"
  | "per"
  | "pos"
  | "rol"
  | "run"
  | "ses"
  | "sit"
  | "sta"
  | "unt"
  | "war";

/** A prefixed ULID: unique over all shards and sorted by the time it was made. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${ulid()}`;
}
