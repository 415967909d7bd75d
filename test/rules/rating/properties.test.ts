import fc from "fast-check";
import { expect, test } from "vitest";
import type { Scheme } from "../../../db/vocabulary";
import { add, compare, mul, parse, ratio, sum } from "../../../worker/core/rational";
import { defaultMeasures, faultsOf } from "../../../worker/measures/versions/rules";
import type { Measures } from "../../../worker/measures/versions/shape";
import { assess, propose, recordsCited } from "../../../worker/rating/engine/rules";
import { OUTCOMES, type Outcome, type QuotaUnit, type YearFacts } from "../../../worker/rating/engine/shape";
import type { Proposal } from "../../../worker/rating/engine/shape-answers";
import { attended, aUnit, aYear, months, runs } from "../makers";

const measures = defaultMeasures();
const scheme = fc.constantFrom<Scheme>("democratic_appraisal", "annual_assessment");
const few = (max: number) => fc.integer({ min: 0, max });
/** Rare, so that enough people stay eligible for seats. */
const seldom = fc.integer({ min: 0, max: 30 }).map((n) => n === 0);

const rows = fc.record({
  present: few(24),
  late: fc.constantFrom(0, 0, 1),
  left_early: fc.constantFrom(0, 0, 1),
  leave: fc.constantFrom(0, 0, 0, 1),
  made_up: few(2),
  official: few(2),
  unexcused: fc.constantFrom(0, 0, 0, 1, 4),
  exempt: few(1),
});

const person = fc.record({
  rows,
  standing: fc.constantFrom<YearFacts["standing"]>(
    "full",
    "full",
    "full",
    "full",
    "probationary",
    "non_party",
  ),
  post: fc.constantFrom<YearFacts["post"]>("staff", "staff", "staff", "department_head", "leading_cadre"),
  office: fc.boolean(),
  from: fc.constantFrom(0, 0, 0, 0, 7, 11, 12),
  employed: fc.constantFrom(true, true, true, true, false),
  branch: fc.constantFrom("unt_b1", "unt_b2", "unt_b3"),
  organ: fc.constantFrom("unt_o1", "unt_o2"),
  minutes: fc.constantFrom(0, 900, 1920, 3360, 3360),
  characters: fc.constantFrom(0, 3000, 6000, 10000, 10000),
  results: fc.array(
    fc.constantFrom(
      "pass" as const,
      "pass" as const,
      "pass" as const,
      "rectified" as const,
      "failed" as const,
    ),
    { minLength: 4, maxLength: 4 },
  ),
  marks: fc.array(fc.constantFrom("1/1", "1/1", "17/20", "0/1", null), { minLength: 4, maxLength: 4 }),
  essays: fc.constantFrom(0, 1, 2, 2, 2, 2),
  items: few(2),
  ballots: fc.option(
    fc.record({ excellent: few(30), qualified: few(3), basically: few(1), unqualified: few(1) }),
    { nil: null, freq: 6 },
  ),
  lessons: few(1),
  elsewhere: seldom,
  exempt: seldom,
  held: seldom,
  warned: seldom,
  leaveDays: fc.constantFrom(0, 0, 0, 0, 10, 200),
});

type Sketch = typeof person extends fc.Arbitrary<infer T> ? T : never;

function drawn(id: string, sketch: Sketch): YearFacts {
  const counted = months(2026, sketch.post, sketch.office).slice(sketch.from);
  const record = (some: boolean, name: string) => (some ? `${id}:${name}` : null);
  return aYear(id, {
    ...attended(id, sketch.rows),
    standing: sketch.standing,
    post: sketch.post,
    employment: sketch.employed ? "public_institution" : null,
    branch: { id: sketch.branch, name: sketch.branch },
    organ: { id: sketch.organ, name: sketch.organ },
    months: { democratic_appraisal: counted, annual_assessment: counted },
    monthsInPost: { democratic_appraisal: counted.length, annual_assessment: counted.length },
    minutes: sketch.minutes,
    characters: sketch.characters,
    quarters: aYear(id).quarters.map((quarter, i) => ({
      ...quarter,
      result: sketch.results[i]!,
      mark: sketch.marks[i]!,
    })),
    essays: aYear(id).essays.slice(0, sketch.essays),
    items: Array.from({ length: sketch.items }, (_, i) => `${id}:item_${i}`),
    ballots: sketch.ballots ? { id: `${id}:ballots`, ...sketch.ballots } : null,
    certificates: sketch.minutes > 0 ? [`${id}:certificate`] : [],
    notes: Array.from({ length: sketch.items }, (_, i) => `${id}:note_${i}`),
    verifiedBooks: sketch.items > 1 ? [`${id}:note_1`] : [],
    countedBook: sketch.warned ? `${id}:item1` : null,
    lessons: Array.from({ length: sketch.lessons }, (_, i) => `${id}:lesson_${i}`),
    mustReads: { listed: 2, missing: sketch.lessons === 0 ? [`${id}:book`] : [] },
    warnings: sketch.warned ? [`${id}:warning`] : [],
    gradedElsewhere: record(sketch.elsewhere, "elsewhere"),
    exemptOnDay: record(sketch.exempt, "exempt"),
    held: record(sketch.held, "case"),
    leaveDays: sketch.leaveDays,
    leaveRecords: sketch.leaveDays > 0 ? [`${id}:leave`] : [],
  });
}

const people = fc
  .array(person, { maxLength: 60 })
  .map((sketches) => sketches.map((sketch, i) => drawn(`per_${String(i).padStart(2, "0")}`, sketch)));
const onePerson = person.map((sketch) => drawn("per_00", sketch));
const units: fc.Arbitrary<QuotaUnit[]> = fc
  .record({ pool: fc.boolean(), taken: few(2), approved: fc.boolean() })
  .map(({ pool, taken, approved }) =>
    ["unt_b1", "unt_b2", "unt_b3", "unt_o1", "unt_o2"].map((id) =>
      aUnit(id, {
        optsIntoPool: pool,
        seatsTaken: id === "unt_b1" ? taken : 0,
        approvedShare: approved && id === "unt_o1",
      }),
    ),
  );

/** Every way in which a county may set its quotas. */
const settings = fc
  .record({
    rounding: fc.constantFrom("down" as const, "nearest" as const, "up" as const),
    pool: fc.boolean(),
    base: fc.constantFrom("all_members" as const, "taking_part" as const),
    share: fc.constantFrom<[number, number]>([1, 3], [1, 2], [1, 10], [0, 1], [1, 1]),
  })
  .map(({ rounding, pool, base, share }) => {
    const set = defaultMeasures();
    set.quotas.democratic_appraisal = { share, base, rounding, pool };
    set.quotas.annual_assessment = { ...set.quotas.annual_assessment, share, rounding, pool };
    return set;
  });

function everyProposal(
  holds: (proposal: Proposal, list: YearFacts[], at: QuotaUnit[], of: Scheme, set: Measures) => void,
) {
  fc.assert(
    fc.property(people, units, scheme, settings, (list, at, of, set) =>
      holds(propose(list, at, set, of), list, at, of, set),
    ),
    runs,
  );
}

/** Another order than forwards and backwards: by thirds, the first of them turned round. */
function mixed<T>(list: readonly T[]): T[] {
  const third = (at: number) => list.filter((_, index) => index % 3 === at);
  return [...third(1), ...third(2), ...third(0).toReversed()];
}

test("a proposal does not depend on the order of people or units and repeats byte for byte", () => {
  everyProposal((proposal, list, at, of, set) => {
    const text = JSON.stringify(proposal);
    expect(JSON.stringify(propose(list, at, set, of))).toBe(text);
    expect(JSON.stringify(propose(list.toReversed(), at.toReversed(), set, of))).toBe(text);
    expect(JSON.stringify(propose(mixed(list), mixed(at), set, of))).toBe(text);
    expect(JSON.stringify(propose(JSON.parse(JSON.stringify(list)), at, set, of))).toBe(text);
    expect(JSON.parse(text)).toEqual(proposal);
  });
});

test("the cap is never exceeded, pending seats and taken seats included", () => {
  everyProposal(({ quotas }) => {
    for (const { cap, taken, proposed, pending } of quotas) {
      expect(proposed.length + pending.seats).toBeLessThanOrEqual(Math.max(0, cap - taken));
      expect(pending.candidates.length).toBeGreaterThanOrEqual(pending.seats === 0 ? 0 : pending.seats + 1);
    }
  });
});

test("the cap is the share of the base, by the county's rounding, and no base exceeds its people", () => {
  everyProposal(({ quotas }, list, _at, of, { quotas: set }) => {
    for (const { base, cap, share, unitIds } of quotas) {
      const here = list.filter((one) =>
        unitIds.includes(of === "democratic_appraisal" ? one.branch.id : one.organ.id),
      );
      expect(base).toBeLessThanOrEqual(here.length);
      const exact = (base * share[0]) / share[1];
      const within = {
        down: [exact - 1, exact],
        nearest: [exact - 0.5, exact + 0.5],
        up: [exact, exact + 1],
      };
      const [low = 0, high = 0] = within[set[of].rounding];
      expect(cap).toBeGreaterThanOrEqual(low - 1e-9);
      expect(cap).toBeLessThanOrEqual(high + 1e-9);
    }
  });
});

test("free seats are used as long as there are candidates", () => {
  everyProposal(({ quotas }) => {
    for (const { cap, taken, proposed, pending, beyond } of quotas) {
      if (beyond.length > 0) expect(proposed.length + pending.seats).toBe(Math.max(0, cap - taken));
    }
  });
});

test("nobody with a failed gate is excellent and nobody without a grade takes a seat", () => {
  everyProposal(({ ratings, quotas }) => {
    const seated = new Set(quotas.flatMap(({ proposed, pending }) => [...proposed, ...pending.candidates]));
    for (const { personId, gates, outcome, notGraded } of ratings) {
      if (gates.length > 0) expect(["excellent", "pending_decision", "beyond_quota"]).not.toContain(outcome);
      if (notGraded) expect([outcome, gates, seated.has(personId)]).toEqual(["not_graded", [], false]);
    }
  });
});

test("everyone is in exactly one outcome and in one quota", () => {
  everyProposal(({ ratings, quotas }, list) => {
    expect(ratings.map(({ personId }) => personId)).toEqual(list.map(({ personId }) => personId));
    for (const { outcome, personId, unitId, grade } of ratings) {
      expect(OUTCOMES).toContain(outcome);
      expect(quotas.filter(({ unitIds }) => unitIds.includes(unitId))).toHaveLength(1);
      const places = quotas.flatMap(({ proposed, beyond, pending }) => [
        ...proposed,
        ...beyond,
        ...pending.candidates,
      ]);
      const ranked = ["excellent", "beyond_quota", "pending_decision"].includes(outcome);
      expect(places.filter((id) => id === personId)).toHaveLength(ranked ? 1 : 0);
      expect(grade === null).toBe(["pending_decision", "committee_decides", "not_graded"].includes(outcome));
    }
  });
});

test("a higher score is never behind a lower one for a seat", () => {
  everyProposal(({ ratings, quotas }) => {
    const total = (id: string) => parse(ratings.find(({ personId }) => personId === id)!.score!.total);
    for (const { proposed, beyond } of quotas) {
      for (const ahead of proposed)
        for (const behind of beyond) expect(compare(total(ahead), total(behind))).toBeGreaterThanOrEqual(0);
    }
  });
});

test("a score lies within 0 and 100, is the sum of its criteria, and what is removed leaves 100 to the rest", () => {
  everyProposal(({ ratings }) => {
    for (const { score } of ratings) {
      if (!score) continue;
      const { total, criteria } = score;
      expect(compare(parse(total), ratio(0))).toBeGreaterThanOrEqual(0);
      expect(compare(parse(total), ratio(100))).toBeLessThanOrEqual(0);
      expect(sum(criteria.map(({ points }) => parse(points)))).toEqual(parse(total));
      expect(sum(criteria.map(({ of }) => parse(of)))).toEqual(ratio(100));
      for (const { removed, points, of } of criteria) {
        if (removed) expect([points, of]).toEqual(["0/1", "0/1"]);
        expect(compare(parse(points), parse(of))).toBeLessThanOrEqual(0);
      }
    }
  });
});

test("explanations cite only the person's own records, and a missing thing names its duty and period", () => {
  everyProposal(({ ratings }, list) => {
    const factsOf = new Map(list.map((facts) => [facts.personId, facts]));
    for (const { personId, score, gates, remarks, notGraded } of ratings) {
      const facts = factsOf.get(personId)!;
      const reasons = [...(score?.criteria ?? []), ...gates, ...remarks, ...(notGraded ? [notGraded] : [])];
      for (const { records, searched } of reasons) {
        const cited = recordsCited(facts, records);
        for (const { id } of cited) expect(id.startsWith(`${personId}:`)).toBe(true);
        expect(cited.length > 0 || searched !== undefined).toBe(true);
      }
    }
  });
});

test("marks rest on every record behind them: attendance and its make-ups, hours, notes, essays, items and ballots", () => {
  everyProposal(({ ratings }, list) => {
    const factsOf = new Map(list.map((facts) => [facts.personId, facts]));
    for (const { personId, score } of ratings) {
      const facts = factsOf.get(personId)!;
      const ids = (code: string) => {
        const records = score?.criteria.find((criterion) => criterion.code === code)?.records ?? [];
        return recordsCited(facts, records).map(({ id }) => id);
      };
      if (!score) continue;
      const { present, late, left_early, made_up, unexcused } = facts.attendanceRecords;
      const attended = [...present, ...late, ...left_early, ...made_up];
      expect(ids("C1").toSorted()).toEqual([...attended, ...unexcused].toSorted());
      expect(ids("C2").toSorted()).toEqual([...attended, ...facts.certificates].toSorted());
      expect(ids("C3")).toEqual(expect.arrayContaining([...facts.notes, ...facts.verifiedBooks]));
      expect(ids("C5")).toEqual(facts.items);
      expect(ids("C6")).toEqual(facts.ballots ? [facts.ballots.id] : []);
    }
  });
});

const rank: Record<Outcome, number> = {
  not_graded: 0,
  committee_decides: 1,
  basically_qualified: 2,
  qualified: 3,
  beyond_quota: 4,
  pending_decision: 4,
  excellent: 5,
};

type Better = (facts: YearFacts) => YearFacts;
const row = (facts: YearFacts, from: "unexcused" | "leave" | "late" | null): YearFacts => {
  const attendance = { ...facts.attendance, present: facts.attendance.present + 1 };
  if (from === null || facts.attendance[from] === 0) return { ...facts, attendance };
  attendance[from] -= 1;
  const attendanceRecords = { ...facts.attendanceRecords, [from]: facts.attendanceRecords[from].slice(1) };
  return { ...facts, attendance, attendanceRecords };
};
const improvements: [string, Better][] = [
  ["one more present", (facts) => row(facts, null)],
  ["present in place of unexcused", (facts) => row(facts, "unexcused")],
  ["present in place of leave", (facts) => row(facts, "leave")],
  ["present in place of late", (facts) => row(facts, "late")],
  [
    "one more note",
    (facts) => ({ ...facts, characters: facts.characters + 700, notes: [...facts.notes, "per_00:more"] }),
  ],
  [
    "one more note in a quarter without any",
    (facts) => ({
      ...facts,
      characters: facts.characters + 700,
      quarters: facts.quarters.map((quarter) =>
        quarter.mark === "0/1" ? { ...quarter, mark: null } : quarter,
      ),
    }),
  ],
  [
    "one more accepted essay",
    (facts) => ({
      ...facts,
      essays: [...facts.essays, { id: "per_00:more", half: "2026H2", characters: 2000 }],
    }),
  ],
];

const share = fc.integer({ min: 1, max: 20 }).chain((d) => few(d).map((n): [number, number] => [n, d]));
const byPost = (max: number) =>
  fc.record({ staff: few(max), department_head: few(max), leading_cadre: few(max) });
const six = fc.tuple(few(100), few(100), few(100), few(100), few(100)).map((cuts) => {
  const at = [0, ...cuts.toSorted((a, b) => a - b), 100];
  return at.slice(1).map((next, i) => next - at[i]!);
});
const flags = (names: readonly string[]) => fc.tuple(...names.map(() => fc.boolean()));

/**
 * Any measures that a county may adopt, but for how statuses count: who lets an absence count as present, or a presence not, makes one
 * more presence cost marks, and means it.
 */
const anyMeasures = fc
  .record({
    weights: six,
    deduction: share,
    qualityShare: share,
    items: few(3),
    values: fc.tuple(share, share, share, share),
    minutes: byPost(6000),
    office: few(6000),
    characters: byPost(20_000),
    perHalf: few(3),
    length: byPost(3000),
    lessons: few(2),
    essayMonths: fc.integer({ min: 1, max: 6 }),
    thresholds: fc.tuple(share, few(6), few(9), few(4)),
    gates: flags(Object.keys(defaultMeasures().gates)),
    notGraded: flags(Object.keys(defaultMeasures().notGraded)),
    leaveShare: share,
    months: few(12),
    bands: fc.uniqueArray(few(100), { minLength: 3, maxLength: 3 }),
  })
  .map((drawn): Measures => {
    const set = defaultMeasures();
    const { criteria, gates } = set;
    const [attendance, hours, notes, essays, participation, appraisal] = drawn.weights as [
      number,
      ...number[],
    ];
    criteria.attendance = { weight: attendance, deduction: drawn.deduction };
    criteria.hours.weight = hours!;
    criteria.notes = { weight: notes!, qualityShare: drawn.qualityShare };
    criteria.essays.weight = essays!;
    criteria.participation = { weight: participation!, items: drawn.items };
    const [excellent, qualified, basically, unqualified] = drawn.values;
    criteria.appraisal = { weight: appraisal!, values: { excellent, qualified, basically, unqualified } };
    set.targets.minutes = { ...drawn.minutes, office: drawn.office };
    set.targets.characters = drawn.characters;
    set.targets.essays = { perHalf: drawn.perHalf, characters: drawn.length };
    set.targets.lessons.leading_cadre = drawn.lessons;
    set.essayMonths = drawn.essayMonths;
    [gates.G1.threshold, gates.G2.threshold, gates.G3.threshold, gates.G5.threshold] = drawn.thresholds;
    for (const [i, gate] of Object.values(gates).entries()) gate.on = drawn.gates[i]!;
    for (const [i, one] of Object.values(set.notGraded).entries()) one.on = drawn.notGraded[i]!;
    set.notGraded.leave_over_half.share = drawn.leaveShare;
    set.notGraded.under_three_months.months = drawn.months;
    const [low, middle, high] = drawn.bands.toSorted((a, b) => a - b);
    set.bands = { excellent: high!, qualified: middle!, basically_qualified: low! };
    return set;
  })
  .filter((set) => faultsOf(set).faults.length === 0);

test("the random measures are ones that a county could adopt, and differ", () => {
  const sets = fc.sample(anyMeasures, 50);
  expect(new Set(sets.map((set) => JSON.stringify(set))).size).toBeGreaterThan(40);
});

test.each(improvements)(
  "%s never lowers a score or the outcome before the quota, whatever the measures",
  (_, better) => {
    fc.assert(
      fc.property(onePerson, scheme, fc.oneof(fc.constant(measures), anyMeasures), (facts, of, set) => {
        const was = assess(facts, set, of);
        const is = assess(better(facts), set, of);
        const zero = "0/1";
        expect(
          compare(parse(is.score?.total ?? zero), parse(was.score?.total ?? zero)),
        ).toBeGreaterThanOrEqual(0);
        expect(rank[is.before]).toBeGreaterThanOrEqual(rank[was.before]);
      }),
      runs,
    );
  },
  60_000,
);

test("whatever is removed, each criterion left counts its weight over what is left, of 100", () => {
  everyProposal(({ ratings }) => {
    for (const { score } of ratings) {
      const left = (score?.criteria ?? []).filter(({ removed }) => !removed);
      const weight = sum(left.map((criterion) => ratio(criterion.weight)));
      for (const criterion of left) {
        expect(mul(parse(criterion.of), weight)).toEqual(ratio(criterion.weight * 100));
        expect(mul(parse(criterion.points), weight)).toEqual(mul(parse(criterion.raw), ratio(100)));
      }
    }
  });
});

test("removing a criterion leaves the marks of the others as they were", () => {
  fc.assert(
    fc.property(onePerson, scheme, (facts, of) => {
      const all = assess(
        {
          ...facts,
          ballots: { id: "per_00:m", excellent: 1, qualified: 1, basically: 0, unqualified: 0 },
        },
        measures,
        of,
      ).score;
      const without = assess({ ...facts, ballots: null }, measures, of).score;
      if (!all || !without) return;
      const weights = (score: typeof all) =>
        sum(score.criteria.filter(({ removed }) => !removed).map(({ weight }) => ratio(weight)));
      expect(weights(all)).toEqual(add(weights(without), ratio(20)));
      for (const [i, criterion] of without.criteria.entries()) {
        if (criterion.code !== "C6") expect(criterion.raw).toBe(all.criteria[i]!.raw);
      }
    }),
    runs,
  );
}, 60_000);
