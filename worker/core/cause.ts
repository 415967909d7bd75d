/** The innermost error; drizzle's own message carries the bound values, which may be personal. */
function rootOf(error: unknown): unknown {
  let e = error;
  while (e instanceof Error && e.cause instanceof Error) e = e.cause;
  return e;
}

/** What may be logged of an error: its stack, or its name alone where the message would tell bound values. */
export function causeOf(error: unknown): string {
  const e = rootOf(error);
  if (!(e instanceof Error)) return typeof e;
  return e.message.startsWith("Failed query") ? e.name : (e.stack ?? e.message);
}

/** The message alone, as it may stand in the ledger; empty where it would tell bound values. */
export function messageOf(error: unknown): string {
  const e = rootOf(error);
  return e instanceof Error && !e.message.startsWith("Failed query") ? e.message : "";
}
