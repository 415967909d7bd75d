import { monotonicFactory } from "ulidx";

const next = monotonicFactory();

export type IdPrefix =
  | "acc"
  | "apl"
  | "ass"
  | "aud"
  | "cas"
  | "chg"
  | "con"
  | "cor"
  | "ess"
  | "exe"
  | "fee"
  | "grp"
  | "hol"
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
  | "rep"
  | "rol"
  | "rot"
  | "run"
  | "ses"
  | "sit"
  | "sta"
  | "qut"
  | "stt"
  | "unt"
  | "war";

/** A prefixed ULID: unique over all shards, sorted by the time it was made and, within it, by the order of asking. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${next()}`;
}
