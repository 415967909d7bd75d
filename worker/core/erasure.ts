import type { Scope } from "./scope";
import type { Write } from "./statement";

/** Who is no longer to be named, and what stands for the name. */
export type Erased = { personId: string; name: string };

/**
 * What a concept writes where a person is erased: it replaces what names or describes them wherever it is a living record.
 * Frozen facts and results stay, as do the minutes of a session, its speaker and the documents of a decision.
 */
export type Erasure = (scope: Scope, erased: Erased) => Write[];
