/** What is written down in the log under this concept's name. */
export const events = ["ratings.ranked", "ratings.proposed", "ratings.scored"] as const;
