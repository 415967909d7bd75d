import * as v from "valibot";
import { RUN_KINDS, RUN_STATES } from "../../db/vocabulary";
import { Can, Created } from "../core/shapes";
import { answersNothing, type Endpoints } from "../http/answers";
import { Repeatable } from "../ledger/runs/shape";

/** One run of the schedule: times are UTC epoch ms, `dueOn` is the day from which it was owed. */
export const Run = v.strictObject({
  kind: v.picklist(RUN_KINDS),
  id: v.string(),
  done: v.number(),
  state: v.picklist(RUN_STATES),
  period: v.string(),
  createdAt: v.number(),
  createdBy: v.nullable(v.string()),
  error: v.nullable(v.string()),
  endedAt: v.nullable(v.number()),
  attempt: v.number(),
  total: v.nullable(v.number()),
  dueOn: v.string(),
  deliveries: v.number(),
  startedAt: v.nullable(v.number()),
});
export type Run = v.InferOutput<typeof Run>;

export const Ledger = v.strictObject({
  runs: v.array(Run),
  next: v.array(
    v.strictObject({
      kind: v.picklist(RUN_KINDS),
      period: v.string(),
      dueOn: v.string(),
    }),
  ),
  repeatable: v.array(Repeatable),
  can: Can,
});
export type Ledger = v.InferOutput<typeof Ledger>;

/** What is written down in the log under this concept's name. */
export const events = ["run.tick_mended", "run.expiry_mended"] as const;

export const endpoints = {
  "GET /runs": Ledger,
  "POST /runs/:id/repetition": Created,
  "DELETE /runs/:id/repetition": answersNothing,
  "POST /runs/:id/repetition/confirmation": Created,
  "POST /runs/:id/start": Created,
} satisfies Endpoints;
