import type { Scheme } from "../../../db/vocabulary";
import {
  add,
  ceil,
  compare,
  div,
  floor,
  mul,
  ofShare,
  parse,
  ratio,
  type Share,
  sum,
} from "../../core/rational";
import type { Measures, NotGradedCode, TieKey } from "../../measures/versions/shape";
import type { Grade, Outcome, QuotaUnit, QuotaUse } from "./shape";
import type { Assessed, Rating } from "./shape-answers";

/** A quota before anybody is ranked: whom it covers and how many seats it has. */
export type Quota = Pick<QuotaUse, "quotaId" | "scheme" | "unitIds" | "base" | "share" | "cap" | "taken">;

/** The order of identifiers and names in every list: by code unit, so that it is the same everywhere. */
export function byText(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

/** What says whether somebody counts in a base. */
type Counted = Pick<Assessed, "standing"> & { notGraded: { code: NotGradedCode } | null };

/** How many people a unit's share is taken of (measures §7, quota). */
export function baseOf(people: readonly Counted[], measures: Measures, scheme: Scheme): number {
  if (scheme === "annual_assessment") return people.filter(({ notGraded }) => notGraded === null).length;
  const members = people.filter(
    ({ standing, notGraded }) => standing !== "non_party" && notGraded?.code !== "graded_elsewhere",
  );
  if (measures.quotas.democratic_appraisal.base === "all_members") return members.length;
  return members.filter(({ notGraded }) => notGraded === null || takesPart.includes(notGraded.code)).length;
}

/** Not graded and yet at the meeting. */
const takesPart: readonly string[] = ["held", "probationary_standing", "no_basis"];

/** The seats of a base: rounded down unless the county sets otherwise (measures §7, quota). */
export function capOf(
  base: number,
  share: readonly [number, number],
  rounding: "down" | "nearest" | "up",
): number {
  const exact = mul(ratio(base), ofShare(share));
  if (rounding === "up") return ceil(exact);
  return floor(rounding === "nearest" ? add(exact, ratio(1, 2)) : exact);
}

/** The quota of every unit that has people; units whose cap is 0 and that opted in share one pool under their parent (measures §7, quota). */
export function quotasOf(
  people: readonly Assessed[],
  units: readonly QuotaUnit[],
  measures: Measures,
  scheme: Scheme,
): Quota[] {
  const bases = [...byUnit(people)].map(([id, own]): [string, number] => [id, baseOf(own, measures, scheme)]);
  return quotasFrom(new Map(bases), units, measures, scheme);
}

/** The same from the base of each unit that has people: who is in it need not be known. */
export function quotasFrom(
  bases: ReadonlyMap<string, number>,
  units: readonly QuotaUnit[],
  measures: Measures,
  scheme: Scheme,
): Quota[] {
  const { rounding, pool } = measures.quotas[scheme];
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const inOrder = [...bases].sort(([a], [b]) => byText(a, b));
  const single = inOrder.map(([id, base]) => {
    const unit = known.get(id);
    const share = shareOf(measures, scheme, unit?.approvedShare ?? false);
    return { id, unit, base, share, cap: capOf(base, share, rounding), taken: unit?.seatsTaken ?? 0 };
  });
  const pools = new Map<string, typeof single>();
  const alone: typeof single = [];
  for (const entry of single) {
    const parent = entry.unit?.parentId;
    if (pool && entry.cap === 0 && entry.unit?.optsIntoPool && parent) {
      pools.set(parent, [...(pools.get(parent) ?? []), entry]);
    } else alone.push(entry);
  }
  const pooled = [...pools].map(([parent, entries]): Quota => {
    const base = entries.reduce((total, entry) => total + entry.base, 0);
    const share = pooledShare(entries, base);
    const taken = entries.reduce((total, entry) => total + entry.taken, 0);
    const unitIds = entries.map(({ id }) => id);
    return {
      quotaId: `pool:${parent}`,
      scheme,
      unitIds,
      base,
      share,
      cap: capOf(base, share, rounding),
      taken,
    };
  });
  const own = alone.map(
    ({ id, base, share, cap, taken }): Quota => ({
      quotaId: id,
      scheme,
      unitIds: [id],
      base,
      share,
      cap,
      taken,
    }),
  );
  return [...own, ...pooled].sort((a, b) => byText(a.quotaId, b.quotaId));
}

/** What a pool's cap is of its base: each unit's share of its own base, added up before anything is rounded (measures §7, quota). */
function pooledShare(entries: readonly { base: number; share: Share }[], base: number): Share {
  const [first] = entries;
  if (base === 0 || !first || entries.every(({ share }) => isSame(share, first.share)))
    return first?.share ?? [0, 1];
  const seats = sum(entries.map((entry) => mul(ratio(entry.base), ofShare(entry.share))));
  const { n, d } = div(seats, ratio(base));
  return [Number(n), Number(d)];
}

function isSame(a: Share, b: Share): boolean {
  return a.join("/") === b.join("/");
}

/** The people of each unit, units in order. */
export function byUnit(people: readonly Assessed[]): Map<string, Assessed[]> {
  const units = new Map<string, Assessed[]>();
  for (const person of people) {
    const own = units.get(person.unitId);
    if (own) own.push(person);
    else units.set(person.unitId, [person]);
  }
  return new Map([...units].sort(([a], [b]) => byText(a, b)));
}

function shareOf({ quotas }: Measures, scheme: Scheme, approved: boolean): Share {
  if (scheme === "democratic_appraisal") return quotas.democratic_appraisal.share;
  return approved ? quotas.annual_assessment.approvedShare : quotas.annual_assessment.share;
}

export type Ranked = { use: QuotaUse; tieKeys: Record<string, TieKey> };

/** Shares out the free seats by score; a tie at the cap goes by the keys, and what no key decides stays pending and keeps its seats (measures §7, ties). */
export function rankUnit(people: readonly Assessed[], quota: Quota, measures: Measures): Ranked {
  const eligible = people
    .filter(({ before }) => before === "excellent")
    .sort((a, b) => compare(totalOf(b), totalOf(a)) || byText(a.personId, b.personId));
  const seats = Math.max(0, quota.cap - quota.taken);
  const cut = eligible[Math.min(seats, eligible.length) - 1];
  const proposed = cut ? eligible.filter((person) => compare(totalOf(person), totalOf(cut)) > 0) : [];
  const level = cut ? eligible.filter((person) => compare(totalOf(person), totalOf(cut)) === 0) : [];
  const tie = breakTie(level, seats - proposed.length, measures.ties);
  const all = [...proposed, ...tie.proposed];
  const placed = new Set([...all, ...tie.pending].map(({ personId }) => personId));
  return {
    use: {
      ...quota,
      proposed: ids(all),
      beyond: ids(eligible.filter(({ personId }) => !placed.has(personId))),
      pending: { seats: tie.pending.length === 0 ? 0 : seats - all.length, candidates: ids(tie.pending) },
    },
    tieKeys: tie.keys,
  };
}

function ids(people: readonly Assessed[]): string[] {
  return people.map(({ personId }) => personId);
}

function totalOf({ score }: Assessed) {
  return parse(score?.total ?? "0/1");
}

type Tie = { proposed: Assessed[]; pending: Assessed[]; keys: Record<string, TieKey> };

function breakTie(group: Assessed[], seats: number, order: readonly TieKey[]): Tie {
  if (group.length <= seats) return { proposed: group, pending: [], keys: {} };
  const proposed: Assessed[] = [];
  const keys: Record<string, TieKey> = {};
  let level = group;
  for (const key of order) {
    const left = seats - proposed.length;
    if (level.length <= left) break;
    if (level.some(({ ties }) => ties[key] === null)) continue;
    const { sorted, ahead, still } = parted(level, left, key);
    for (const person of sorted) if (!still.includes(person)) keys[person.personId] = key;
    proposed.push(...ahead);
    level = still;
  }
  return { proposed, pending: level, keys };
}

/** Who takes the seats left by this key alone, and who stays level on the line; nobody does once it decides. */
function parted(level: readonly Assessed[], left: number, key: TieKey) {
  const sorted = [...level].sort((a, b) => better(a, b, key) || byText(a.personId, b.personId));
  const cut = sorted[left - 1] as Assessed;
  const next = sorted[left] as Assessed;
  if (better(cut, next, key) !== 0) return { sorted, ahead: sorted.slice(0, left), still: [] };
  return {
    sorted,
    ahead: sorted.filter((person) => better(person, cut, key) < 0),
    still: sorted.filter((person) => better(person, cut, key) === 0),
  };
}

/** Negative when the first is ahead: a higher ratio, rate or quality, fewer absences or leaves. */
function better(a: Assessed, b: Assessed, key: TieKey): number {
  const difference = compare(parse(a.ties[key] ?? "0/1"), parse(b.ties[key] ?? "0/1"));
  return key === "fewer_unexcused" || key === "fewer_leaves" ? difference : -difference;
}

/** Where each candidate for a seat ends up once the seats are shared out (measures §7). */
export function placesOf(quotas: readonly QuotaUse[]): Map<string, Outcome> {
  const places = new Map<string, Outcome>();
  for (const { proposed, beyond, pending } of quotas) {
    for (const id of proposed) places.set(id, "excellent");
    for (const id of pending.candidates) places.set(id, "pending_decision");
    for (const id of beyond) places.set(id, "beyond_quota");
  }
  return places;
}

/** One person's place in the proposal (measures §7). */
export function withOutcome(
  person: Assessed,
  places: ReadonlyMap<string, Outcome>,
  tieKey: TieKey | null,
): Rating {
  const outcome =
    person.before === "excellent" ? (places.get(person.personId) ?? "beyond_quota") : person.before;
  return { ...person, outcome, grade: gradeOf(outcome), tieKey };
}

/** The grade an outcome proposes; none where people have to decide or there is nothing to grade (measures §7). */
export function gradeOf(outcome: Outcome): Grade | null {
  if (outcome === "beyond_quota") return "qualified";
  if (outcome === "excellent" || outcome === "qualified" || outcome === "basically_qualified") return outcome;
  return null;
}
