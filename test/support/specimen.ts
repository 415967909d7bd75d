import type { Prepared } from "./attempts";
import type { Ids } from "./full-county";

/**
 * Who tries: nobody; our administrator at another county's address; our administrator with another county's ids; a branch's
 * secretary with another branch's ids; then each role with the ids of its own branch.
 */
export const COLUMNS = [
  "none",
  "county",
  "ids",
  "branch",
  "person",
  "recorder",
  "secretary",
  "inspector",
  "leader",
  "administrator",
] as const;
export type Column = (typeof COLUMNS)[number];

/** Asked without a session, or with the operator's key: no column tries it. */
type Open = { open: true; who?: never };
/**
 * What each column gets, in their order. "ok": done, or refused for the state of a record that the caller reached; else the
 * status. A change here is a change of who may what.
 */
type ByColumn = { who: string; open?: never };

/** What the batteries of tests know of one endpoint. */
export type Specimen = (Open | ByColumn) & {
  /** A body of the right shape, so that what refuses is a wall, not the validator. */
  body?: (ids: Ids) => unknown;
  /** What a list may be asked beyond itself: with the ids of somebody else's unit or person it must come without their rows. */
  query?: (ids: Ids) => string;
  /** Takes a file's bytes instead of a body. */
  bytes?: true;
  /** Asks for the own password: wrong ones are counted like guesses at the door. */
  ownPassword?: true;
  /** Ends the caller's own session: asked last. */
  signsOut?: true;
  /** Makes something new: a repeat with the same key makes nothing more and is answered the same. */
  creates?: Prepared;
  /** Changes what stands: takes the version that was seen. */
  edits?: Prepared;
  /** A transition: the second finds the first's, so that of two at once one happens. */
  once?: true;
  /** A write that has neither a version nor a second effect, with its reason. */
  neither?: string;
  /** A request that leaves no row in the log, with its reason. */
  silent?: string;
  /** A file's bytes; its repeat is told in its own test. */
  file?: true;
};

/** A specimen for each endpoint of a concept: one that is forgotten does not compile. */
export type Specimens<E> = { [K in keyof E & string]: Specimen };

/** An endpoint's line of the matrix. */
export const lineOf = (name: string, cells: readonly string[]) =>
  `${name.padEnd(58)} ${cells.map((cell) => cell.padEnd(4)).join("")}`.trimEnd();
