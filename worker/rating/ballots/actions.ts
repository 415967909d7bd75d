import { yearOf } from "../../core/calendar";
import { commit } from "../../core/commit";
import { permit } from "../../core/permissions";
import { Refusal } from "../../core/refusal";
import type { Scope } from "../../core/scope";
import { findUnit } from "../../organization/units/records";
import { isBranch } from "../../organization/units/rules";
import type { SaveBallots } from "../engine/shape";
import { ballotSheet, saveBallots } from "./records";
import { refuseUnlessBallots } from "./rules";

/** Counts of a branch's secret ballots, entered by its secretary over the version that was read (decisions: Who records what). */
export async function recordBallots(scope: Scope, year: number, input: SaveBallots): Promise<void> {
  const branch = await findUnit(scope, input.branchId);
  permit(scope, "ballot.record", { unitId: branch.id });
  if (!isBranch(branch.kind))
    throw new Refusal("invalid_input", { fields: [{ path: "branchId", reason: "not_a_branch" }] });
  if (year > yearOf(scope.today))
    throw new Refusal("invalid_input", { fields: [{ path: "year", reason: "in_future" }] });
  const { rows: members, voters } = await ballotSheet(scope, year, branch.id);
  refuseUnlessBallots(input.rows, members, voters);
  if (!input.reason && input.rows.some(({ version }) => version > 0))
    throw new Refusal("invalid_input", { fields: [{ path: "reason", reason: "required" }] });
  const entered = new Set(input.rows.map(({ personId }) => personId));
  // Without names: the log outlives an erasure.
  const before = members
    .filter(({ personId }) => entered.has(personId))
    .map(({ name: _name, ...counts }) => counts);
  await commit(scope, saveBallots(scope, year, branch.id, input), {
    event: "ballots.recorded",
    subject: branch.id,
    unitId: branch.id,
    detail: { year, before, after: input.rows },
    otherwise: "stale_version",
    current: async () => (await ballotSheet(scope, year, branch.id)).rows,
  });
}
