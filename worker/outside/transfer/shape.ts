import { answersFile, type Endpoints } from "../../http/answers";

/** What is written down in the log under this concept's name. */
export const events = ["county.exported"] as const;

export const endpoints = {
  "POST /export": answersFile,
} satisfies Endpoints;
