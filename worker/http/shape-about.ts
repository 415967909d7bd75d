import * as v from "valibot";
import type { Endpoints } from "./answers";

export const endpoints = {
  /** Whether this release runs, and which it is. */
  "GET /api/health": v.strictObject({ ok: v.literal(true), version: v.string() }),
} satisfies Endpoints;
