import { type FieldRefusal, Refusal } from "../../core/refusal";

/** Counts of members alone, each once, of no more ballots than people with a vote, over what the writer saw (measures §7, C6). */
export function refuseUnlessBallots(
  rows: readonly Counts[],
  members: readonly { personId: string; version: number }[],
  voters: number,
): void {
  const stood = new Map(members.map((row) => [row.personId, row.version]));
  const seen = new Set<string>();
  const fields: FieldRefusal[] = [];
  rows.forEach((row, index) => {
    const votes = row.excellent + row.qualified + row.basically + row.unqualified;
    if (!stood.has(row.personId)) fields.push({ path: `rows.${index}.personId`, reason: "not_a_member" });
    else if (seen.has(row.personId)) fields.push({ path: `rows.${index}.personId`, reason: "repeated" });
    else if (votes > voters)
      fields.push({ path: `rows.${index}`, reason: "more_than_voters", params: { votes, voters } });
    seen.add(row.personId);
  });
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  const stale = rows.filter((row) => stood.get(row.personId) !== row.version);
  if (stale.length > 0)
    throw new Refusal("stale_version", {
      current: members.filter((row) => stale.some((one) => one.personId === row.personId)),
    });
}

type Counts = {
  personId: string;
  excellent: number;
  qualified: number;
  basically: number;
  unqualified: number;
  version: number;
};
