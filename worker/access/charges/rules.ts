const minuteMs = 60_000;

export const quarterHourMs = 15 * minuteMs;

/** So many charges under one address or account that are younger than `withinMs`. */
export type ChargeLimit = { by: "address" | "account"; most: number; withinMs: number };

/**
 * What may be tried, in charges that a complete success gives back. An office shares one address; an account is guessed at
 * from many. Known browsers are held to `knownBrowser` instead, so that no attack keeps their holder out.
 */
export const chargeLimits = {
  door: [
    { by: "address", most: 60, withinMs: quarterHourMs },
    { by: "account", most: 10, withinMs: minuteMs },
    { by: "account", most: 100, withinMs: 60 * minuteMs },
  ],
  /** The own password asked once more, inside. */
  ownPassword: [{ by: "account", most: 10, withinMs: quarterHourMs }],
  /** One-time and recovery codes behind a right password. */
  code: [{ by: "account", most: 10, withinMs: 60 * minuteMs }],
} as const satisfies Record<string, readonly ChargeLimit[]>;

/** Tries of a known browser in a quarter of an hour, and the failures in a row after which it is none any more. */
export const knownBrowser = { tries: 10, withinMs: quarterHourMs, failuresInRow: 50 } as const;
