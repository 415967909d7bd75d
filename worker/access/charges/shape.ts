/** A browser in which an account has signed in completely before. It opens nothing: it only sets the browser apart from strangers. */
export type Device = { accountId: string; nonce: string; expiresAt: number; generation: number };
